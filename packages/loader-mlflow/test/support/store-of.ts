import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './stores.ts'

/** A store with a run for each config, in this order. */
export function storeOf(...configs: readonly (string | undefined)[]): string {
  const root = mkdtempSync(join(temporaryFolder(), 'mlruns-'))
  mkdirSync(join(root, '1'))
  writeFileSync(join(root, '1', 'meta.yaml'), "experiment_id: '1'\nname: one\nlifecycle_stage: active\n")
  for (const [i, config] of configs.entries()) {
    const folder = join(root, '1', `r${i}`)
    mkdirSync(join(folder, 'artifacts', '.hydra'), { recursive: true })
    const meta = `run_id: r${i}\nexperiment_id: '1'\nlifecycle_stage: active\nstatus: 3\nstart_time: ${1000 + i}\n`
    writeFileSync(join(folder, 'meta.yaml'), meta)
    if (config !== undefined) writeFileSync(join(folder, 'artifacts', '.hydra', 'config.yaml'), config)
  }
  return root
}
