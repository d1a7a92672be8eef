import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commands } from '../src/commands/index.ts'
import { cli, snapshot, store } from './support/cli.ts'

const names = Object.keys(commands)

describe('help', () => {
  test.each([[], ...names.map((name) => [name])])('of runsheaf %s fits 100 columns', async (...path) => {
    const { code, stdout } = await cli([...path, '--help'], { columns: 200 })
    expect(code).toBe(0)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100)
  })

  test.each(names)('of runsheaf %s fits a narrow terminal, but for lines to copy', async (name) => {
    const { stdout } = await cli([name, '--help'], { columns: 60 })
    for (const line of stdout.split('\n'))
      if (!line.startsWith('  runsheaf ')) expect(line.length, line).toBeLessThanOrEqual(60)
  })

  test('shows commands, and a command’s options', async () => {
    const { stdout } = await cli(['--help'], { columns: 100 })
    expect((await cli([], { columns: 100 })).stdout).toBe(stdout)
    expect((await cli(['help'], { columns: 100 })).stdout).toBe(stdout)
    await expect(stdout).toMatchFileSnapshot(snapshot('help'))
    const help = await cli(['ls', '--help'], { columns: 100 })
    expect(await cli(['help', 'ls'], { columns: 100 })).toEqual(help)
    await expect(help.stdout).toMatchFileSnapshot(snapshot('help-ls'))
  })

  test('has examples that work', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-help-'))
    symlinkSync(store, join(cwd, 'mlruns'), 'junction')
    let count = 0
    for (const name of names) {
      const { stdout } = await cli([name, '--help'], { columns: 100 })
      for (const line of stdout.split('\n').filter((one) => one.startsWith('  runsheaf '))) {
        expect(await cli(wordsOf(line).slice(1), { cwd }), line).toMatchObject({ code: 0 })
        count++
      }
    }
    expect(count).toBeGreaterThan(15)
  })
})

/** The words of a line as a shell reads them, single quotes being the only ones. */
function wordsOf(line: string): string[] {
  return Array.from(line.trim().matchAll(/'([^']*)'|(\S+)/g), ([, quoted, plain]) => quoted ?? plain!)
}
