import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, store } from './support/cli.ts'

/** A project with a config file of its own, which keeps the example store. */
function project(name: string, config: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-config-'))
  symlinkSync(store, join(folder, 'kept'), 'junction')
  writeFileSync(join(folder, name), config)
  return folder
}

describe('views', () => {
  const view = {
    where: 'model.type = "lstm"',
    sort: 'metrics.val/acc desc',
    columns: 'run_name, metrics.val/acc',
    limit: 2,
  }
  const cwd = project('runsheaf.config.json', JSON.stringify({ store: 'kept', views: { best: view } }))

  test('are tables of runs under a name', async () => {
    expect(await cli(['ls', '@best'], { cwd })).toMatchObject({
      code: 0,
      stdout: 'run_name\tmetrics.val/acc\nlstm-878\t0.86164\nlstm-963\t0.84788\n',
    })
  })

  test('give way to what is typed, and keep their condition', async () => {
    const { stdout } = await cli(['ls', '@best', '--columns', 'run_name', '-w', 'seed = 6', '--limit', '1'], { cwd })
    expect(stdout).toBe('run_name\nlstm-878\n')
    expect((await cli(['ls', '@best', '-w', 'seed = 5'], { cwd })).stdout).toContain('lstm-963')
  })

  test('that are mistyped are suggested', async () => {
    expect(await cli(['ls', '@bets'], { cwd })).toMatchObject({
      code: 2,
      stderr: 'runsheaf: there is no view bets\n  did you mean best?\n',
    })
  })
})

describe('aliases', () => {
  const aliases = { acc: 'metrics.val/acc', best: 'max(metrics.val/acc)', grad: 'metrics.`grad norm`' }
  const cwd = project('runsheaf.config.json', JSON.stringify({ store: 'kept', aliases }))
  const rows = async (...args: readonly string[]) => JSON.parse((await cli([...args, '--json'], { cwd })).stdout).rows

  test('stand for keys in conditions, columns and orders, and name the columns', async () => {
    const asked = [
      '-w',
      'acc > 0.9 and best < 0.955 and best > 0.94',
      '--columns',
      'run_name, acc',
      '--sort',
      'best desc',
    ]
    expect(await rows('ls', ...asked)).toEqual([
      { run_name: 'transformer-249', acc: 0.93686 },
      { run_name: 'transformer-580', acc: 0.91888 },
    ])
    expect(Object.keys((await rows('ls', '-e', 'lstm_v2'))[0])).toContain('acc')
    expect((await rows('ls', '-w', 'grad > 1', '--columns', 'grad', '--limit', '1'))[0]).toHaveProperty('grad')
  })

  test('stand for keys in groups, metrics and curves', async () => {
    expect((await rows('group', '--by', 'status', '--agg', 'acc'))[0]).toHaveProperty('mean(metrics.val/acc)')
    expect((await rows('top', 'acc', '--limit', '1'))[0]).toMatchObject({ run_name: 'transformer-249', acc: 0.93686 })
    expect((await rows('history', 'acc', '--steps', '0..0')).length).toBeGreaterThan(20)
  })

  test('leave quoted text alone, and must be keys', async () => {
    expect(await rows('ls', '-w', "run_name = 'acc'")).toEqual([])
    const bad = project('runsheaf.config.json', '{ "aliases": { "acc": 3 } }')
    expect((await cli(['ls'], { cwd: bad })).stderr).toMatch(/aliases in .* must be keys by their short names/)
  })
})

describe('a config file', () => {
  test('chooses the frame backend', async () => {
    const cwd = project('runsheaf.config.mjs', "export default { store: 'kept', frame: 'arquero' }")
    const asked = ['group', '--by', 'model.type', '--agg', 'metrics.val/acc']
    const { stdout, code } = await cli(asked, { cwd })
    expect(code).toBe(0)
    expect((await cli([...asked, '--frame', 'core'], { cwd })).stdout).toBe(stdout)
    expect(JSON.parse((await cli(['config', '--json'], { cwd })).stdout)).toMatchObject({
      frame: 'arquero',
      store: join(cwd, 'kept'),
    })
  })

  test('is found from a folder below, its paths being its own', async () => {
    const cwd = project('runsheaf.config.ts', "export default { store: 'kept' as const }")
    const { stdout } = await cli(['experiments', '--json'], { cwd: join(cwd, 'kept') })
    expect(JSON.parse(stdout).experiments ?? JSON.parse(stdout).rows).toHaveLength(9)
  })

  test.each([
    ['runsheaf.config.json', '{', /the config file .*runsheaf\.config\.json cannot be read/],
    ['runsheaf.config.mjs', 'export const config = {}', /has no default export of an object/],
    ['runsheaf.config.json', '{ "store": 3 }', /store in .* must be a path/],
    ['runsheaf.config.json', '{ "stor": "kept" }', /there is no setting stor, .*\n {2}did you mean store\?/],
    ['runsheaf.config.json', '{ "loaders": "mlflow" }', /loaders in .* must be a list/],
    ['runsheaf.config.json', '{ "loaders": [] }', /loaders in .* must be a list/],
    ['runsheaf.config.mjs', 'export default { loaders: [{}] }', /loaders in .* must be a list of loaders/],
    [
      'runsheaf.config.json',
      '{ "frame": "pandas", "store": "kept" }',
      /frame in .* must be one of core, polars, arquero/,
    ],
    ['runsheaf.config.json', '{ "frame": {}, "store": "kept" }', /frame in .* must be one of core/],
    ['runsheaf.config.json', '{ "nan": "drop" }', /nan in .* must be 'skip' or 'propagate'/],
    ['runsheaf.config.json', '{ "defaults": 3 }', /defaults in .* must be values by key/],
    ['runsheaf.config.json', '{ "aliases": ["acc"] }', /aliases in .* must be keys by their short names/],
    ['runsheaf.config.json', '{ "aliases": { "acc": 1 } }', /aliases in .* must be keys by their short names/],
    ['runsheaf.config.json', '{ "views": [] }', /views in .* must be views by name/],
    ['runsheaf.config.json', '{ "views": { "best": "x" } }', /views in .* must be views by name/],
    [
      'runsheaf.config.json',
      '{ "views": { "best": { "were": "a" } } }',
      /there is no setting were of the view best, .*\n {2}did you mean where\?/,
    ],
    ['runsheaf.config.json', '{ "views": { "best": { "where": 3 } } }', /where of the view best in .* must be a cond/],
    ['runsheaf.config.json', '{ "views": { "best": { "limit": 0 } } }', /limit of the view best in .* must be a whole/],
  ])('%s: %s is refused', async (name, text, said) => {
    const { code, stderr } = await cli(['ls'], { cwd: project(name, text) })
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  })
})
