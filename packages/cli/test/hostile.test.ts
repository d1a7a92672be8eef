import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, packageFolder } from './support/cli.ts'

const cwd = join(packageFolder, 'test', 'data', 'hostile')

/** What no terminal should get from data: all control characters but ends of lines, and marks that turn text round. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const dangerous = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

describe('hostile text never reaches a terminal raw', () => {
  const commands = [
    ['ls'],
    ['ls', '--json'],
    ['ls', '--csv'],
    ['ls', '--format', 'tsv'],
    ['group', '--by', 'note'],
    ['show', 'a1'],
    ['show', 'nobody\u001b[2J'],
    ['diff', 'a1', 'b2'],
    ['keys'],
    ['keys', '--json'],
    ['experiments'],
    ['doctor'],
    ['doctor', '--json'],
    ['top', 'seed'],
    ['export', '--format', 'csv'],
    ['export', '--format', 'md'],
    ['export', '--format', 'html'],
    ['export', '--format', 'latex'],
    ['ls', '--format', 'latex'],
    ['group', '--by', 'note', '--format', 'html'],
    ['show', 'a1', '--format', 'md'],
    ['plugins'],
    ['export', '--format', 'ndjson'],
    ['ls', '--where', 'x\u001b[2J = 1'],
    ['ls', '--columns', 'x\u001b[2J'],
    ['\u001b[2J'],
    ['config'],
  ]
  test.each(commands)('%j %j', async (...args) => {
    const { stdout, stderr } = await cli(
      args.filter((arg) => arg !== undefined),
      { cwd, columns: 120 },
    )
    expect(stdout + stderr).not.toMatch(dangerous)
    expect(stdout + stderr).not.toContain('internal')
  })

  test('nor a pipe of tab-separated values, whose lines are runs', async () => {
    const { stdout } = await cli(['ls'], { cwd })
    const lines = stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    expect(new Set(lines.map((line) => line.split('\t').length)).size).toBe(1)
    expect(stdout).not.toContain('\u001b')
  })

  test('while files for programs hold exactly what the data hold', async () => {
    const [row] = (await cli(['export', '--format', 'ndjson', '--sort', 'seed'], { cwd })).stdout.split('\n')
    expect(JSON.parse(row!)).toMatchObject({
      run_name: 'line\nbreak\ttab\u001b]0;owned\u0007\u001b[2J',
      note: '=cmd()',
    })
    const { stdout } = await cli(['export', '--columns', 'note, seed', '--sort', 'seed', '--csv-safe'], { cwd })
    expect(stdout).toBe("note,seed\n'=cmd(),1\n-1,2\n")
  })
})

describe('the config file', () => {
  test('gives loaders, the store and defaults', async () => {
    const { stdout } = await cli(['ls', '--columns', 'seed, dropout', '--sort', 'seed', '--csv'], { cwd })
    expect(stdout).toBe('seed,dropout\n1,0.5\n2,0.5\n')
    expect(JSON.parse((await cli(['config', '--json'], { cwd })).stdout)).toMatchObject({
      file: join(cwd, 'runsheaf.config.ts'),
      store: cwd,
      loaders: ['hostile'],
      defaults: { dropout: 0.5 },
    })
  })

  test('faults that come up are counted on stderr, with the command that tells of them', async () => {
    const { stderr, code } = await cli(['ls'], { cwd })
    expect({ stderr, code }).toEqual({
      stderr: 'runsheaf: 1 fault in 1 run; the rest was read in full (runsheaf doctor .)\n',
      code: 0,
    })
    expect(await cli(['ls', '--strict'], { cwd })).toMatchObject({ code: 1 })
    expect(await cli(['doctor'], { cwd })).toMatchObject({ code: 1 })
  })
})
