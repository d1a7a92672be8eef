import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Float } from '../../fixtures/python.ts'
import { configOf } from '../../fixtures/run-config.ts'
import { generateStore } from '../../fixtures/store.ts'

/** The config of the runs. */
export interface Config {
  model: { type: 'transformer' | 'lstm' | 'gru'; hidden_size: number }
  batch_size: number
  learning_rate: number
  lr: number
  base_lr: number
  width: number
  height: number
  seed: number
}

const types = ['transformer', 'lstm', 'gru'] as const

/** A store of twelve runs of two experiments, and the folders of its runs. */
export function designStore(): { root: string; runDirs: string[] } {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'runsheaf-design-'))), 'mlruns')
  const { runs } = generateStore(root, { runs: 12, experiments: 2 }, (i) => ({
    config: configOf([
      ['model.type', types[i % 3]!],
      ['model.hidden_size', 256 * (1 + (i % 2))],
      ['batch_size', [32, 64, 128][i % 3]!],
      ['learning_rate', new Float([0.001, 0.01][i % 2]!)],
      ['lr', new Float([0.001, 0.01][i % 2]!)],
      ['base_lr', new Float(0.5)],
      ['width', 100 + i],
      ['height', 105],
      ['seed', i % 4],
    ]),
    params: { lr: `0.00${1 + i}` },
    metrics: {
      val_acc: [0.5, 0.8 + i / 100].map((value, step) => ({ timestamp: 1000 + step, value, step })),
      val_loss: [2, 1 - i / 100].map((value, step) => ({ timestamp: 1000 + step, value, step })),
    },
    status: i === 11 ? 'FAILED' : 'FINISHED',
  }))
  const runDirs = runs.map(({ experimentId, runId }) => join(root, experimentId, runId))
  for (const folder of runDirs) {
    writeFileSync(join(folder, 'artifacts', 'log.txt'), 'epoch 1\n')
    writeFileSync(join(folder, 'artifacts', 'model.pt'), '')
    writeFileSync(join(folder, 'artifacts', 'curve.csv'), 'epoch,loss\n1,0.5\n')
  }
  return { root, runDirs }
}
