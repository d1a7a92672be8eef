import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hasTerminal, inTerminal } from '../support/terminal.ts'
import { stage, words } from './stage.ts'

const runs = 400
const metrics = 250

/** A store of a hundred thousand files to open: its runs share a folder of metrics. */
function bigStore(): string {
  const store = join(stage, 'big')
  const experiment = join(store, '1')
  const shared = join(stage, 'metrics')
  mkdirSync(experiment, { recursive: true })
  mkdirSync(shared)
  writeFileSync(
    join(experiment, 'meta.yaml'),
    "artifact_location: big/1\nexperiment_id: '1'\nlifecycle_stage: active\nname: big\n",
  )
  for (let i = 0; i < metrics; i++) writeFileSync(join(shared, `m${i}`), `1700000000000 ${i} 0\n`)
  for (let i = 0; i < runs; i++) {
    const id = i.toString(16).padStart(32, '0')
    const meta = { run_id: id, run_name: `r${i}`, experiment_id: "'1'", status: 3, start_time: 1_700_000_000_000 + i }
    const lines = Object.entries({ ...meta, lifecycle_stage: 'active' }).map(([key, value]) => `${key}: ${value}\n`)
    mkdirSync(join(experiment, id))
    writeFileSync(join(experiment, id, 'meta.yaml'), lines.join(''))
    symlinkSync(shared, join(experiment, id, 'metrics'), 'junction')
  }
  return store
}

/** Bounds what a machine may be slow at; reading on would take longer on none that is so slow. */
const generous = 5000

test.skipIf(!hasTerminal)(
  'Ctrl-C stops the reading at once, and leaves the terminal clean',
  { timeout: 60_000 },
  async () => {
    // The shell goes on after Ctrl-C, to tell how the command ended.
    const script = 'trap : INT; "$@"; echo "code $?"'
    let stopped = 0
    const shown = await inTerminal(
      ['keys', bigStore(), '--follow-links'],
      {},
      {
        cwd: stage,
        words: ['/bin/sh', '-c', script, 'sh', ...words],
        typed: (text) => {
          if (!/files a second/.test(text)) return undefined
          stopped = performance.now()
          return '\u0003'
        },
      },
    )
    expect(performance.now() - stopped).toBeLessThan(generous)
    expect(shown).toMatch(/reading [\d,]+ of 400 runs, [\d,]+ files a second, [\d,]+ s left/)
    expect(shown.split('\r\u001b[K').at(-1), 'the line of progress is erased').toBe('code 130\r\n')
    expect(shown, 'the cursor was never hidden').not.toContain('\u001b[?25l')
    expect(shown).not.toContain('metrics.m0')
  },
)
