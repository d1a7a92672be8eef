import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, screen, snapshot, store, storeName } from '../support/cli.ts'

const inStore = ['-s', storeName]

describe('show', () => {
  test.each([60, 80, 120, 200])('fits %i columns', async (columns) => {
    const shown = await screen(columns, 'show', '48e411', ...inStore)
    for (const line of shown.split('\n').slice(1)) expect(line.length).toBeLessThanOrEqual(columns)
    await expect(shown).toMatchFileSnapshot(snapshot(`show-${columns}`))
  })

  test('finds a run by the beginning of its id, its name, and its folder', async () => {
    const { stdout } = await cli(['show', '48e411', ...inStore])
    expect(await cli(['show', 'transformer-389', ...inStore])).toMatchObject({ stdout })
    const folder = join(store, '943295433083455457', '48e41136379541118881005fdc90bb80')
    expect(await cli(['show', folder])).toMatchObject({ stdout })
    expect(stdout).toContain('metrics.val/acc\t0.87736\n')
  })

  test('tells of parent and children', async () => {
    expect(await screen(80, 'show', 'parent', ...inStore)).toContain('children 3')
    expect(await screen(80, 'show', 'fold 1', ...inStore)).toContain('child of parent')
  })

  test('tells of the datasets and models of MLflow 3', async () => {
    await expect(await screen(80, 'show', 'feb404', ...inStore)).toMatchFileSnapshot(snapshot('show-models'))
    const { run } = JSON.parse((await cli(['show', 'feb404', ...inStore, '--json'])).stdout)
    expect(run.datasets).toEqual([{ name: 'ptb_val', digest: '300830b9', context: null }])
    expect(run.models.map((model: { role: string; step: number }) => [model.role, model.step])).toEqual([
      ['input', null],
      ['output', 12],
    ])
    expect(run.models[1].metrics[1]).toMatchObject({ name: 'val/acc', value: 0.75, dataset: { name: 'ptb_val' } })
    const { stdout } = await cli(['show', 'feb404', ...inStore])
    expect(stdout).toContain('\ndatasets.ptb_val\t300830b9\nmodels.input.m-1b1bc24fb5a64a71af729a0baa74709a\tnet\n')
  })

  test('writes JSON with nothing left out', async () => {
    const { run } = JSON.parse((await cli(['show', '48e411', ...inStore, '--json'])).stdout)
    expect(run.info).toMatchObject({ run_id: '48e41136379541118881005fdc90bb80', status: 'KILLED', user_id: 'alice' })
    expect(run.config.model).toMatchObject({ heads: 12, rope: { dims: [64, 64] } })
    expect(run.metrics['val/acc']).toMatchObject({ last: 0.87736, points: 12 })
    expect(run.artifacts).toHaveLength(3)
    expect(run).toMatchObject({ parent: null, children: [], faults: [] })
  })
})

describe('diff', () => {
  test('shows what two runs differ in, and by how much', async () => {
    await expect(await screen(80, 'diff', '32ef8a', '275ce8', ...inStore)).toMatchFileSnapshot(snapshot('diff-2'))
  })

  test('tells a missing key from null, for any number of runs', async () => {
    await expect(
      await screen(100, 'diff', '32ef8a', '48e411', '0c9eb5', ...inStore, '--in', 'cfg'),
    ).toMatchFileSnapshot(snapshot('diff-3'))
    const { differences } = JSON.parse(
      (await cli(['diff', '32ef8a', '48e411', ...inStore, '--in', 'cfg', '--json'])).stdout,
    )
    const valuesOf = (key: string) => differences.find((one: { key: string }) => one.key === key).values
    expect(Object.values(valuesOf('trainer.clip'))).toEqual([null, 1])
    expect(Object.values(valuesOf('extra.note'))).toEqual(['with: colon'])
  })
})

describe('diff of groups', () => {
  const groups = ['-e', 'transformer_*', '-e', 'lstm_v2', '--group', 'model.type = "lstm"']

  test('shows what values each has, and the mean of what was measured', async () => {
    const two = [...groups, '--group', 'model.type = "transformer"']
    await expect(await screen(100, 'diff', ...inStore, ...two)).toMatchFileSnapshot(snapshot('diff-groups'))
  })

  test('compares one group with all other runs', async () => {
    const document = JSON.parse((await cli(['diff', ...inStore, ...groups, '--json'])).stdout)
    expect(document.groups).toEqual([
      { name: 'model.type = "lstm"', runs: 12 },
      { name: 'the others', runs: 18 },
    ])
    const of = (key: string) => document.differences.find((one: { key: string }) => one.key === key).groups
    expect(of('trainer.clip')).toEqual([
      { values: [null], missing: false },
      { values: [null, 0.5, 1], missing: false },
    ])
    expect(of('window')).toEqual([
      { values: [90], missing: false },
      { values: [], missing: true },
    ])
    expect(of('metrics.val/loss')[0].n).toBe(8)
  })

  test('takes groups or runs, not both', async () => {
    expect((await cli(['diff', storeName, '--group', 'seed = 1'])).stderr).toContain(`diff -s ${storeName} --group …`)
  })
})

describe('artifacts', () => {
  test('lists files with their sizes, writes one, and says where they are', async () => {
    await expect(await screen(80, 'artifacts', '48e411', ...inStore)).toMatchFileSnapshot(snapshot('artifacts'))
    expect((await cli(['artifacts', '48e411', ...inStore, '--cat', '.hydra/overrides.yaml'])).stdout).toContain(
      '- seed=13\n',
    )
    expect((await cli(['artifacts', '48e411', ...inStore, '--path', '.hydra/config.yaml'])).stdout).toMatch(
      /48e41136379541118881005fdc90bb80\/artifacts\/\.hydra\/config\.yaml\n$/,
    )
    expect((await cli(['artifacts', '48e411', ...inStore, '--cat', 'no.txt'])).code).toBe(1)
  })

  test('says where they are kept if that is no folder', async () => {
    const { stdout, code } = await cli(['artifacts', 'c52885', ...inStore], { columns: 200 })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Its artifacts are kept at s3:.*, from where nothing is read\.$/m)
  })
})
