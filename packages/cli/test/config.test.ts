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
    ['runsheaf.config.json', '{ "loaders": "mlflow" }', /loaders in .* must be a list/],
    ['runsheaf.config.json', '{ "frame": "pandas", "store": "kept" }', /there is no frame backend pandas/],
  ])('%s: %s is refused', async (name, text, said) => {
    const { code, stderr } = await cli(['ls'], { cwd: project(name, text) })
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  })
})
