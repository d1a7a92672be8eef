import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunError } from '@runsheaf/core/plugin'
import { beforeAll, describe, expect, test } from 'vitest'
import { idsOf, load } from './support/load.ts'
import { expectedOf, temporaryFolder, unpack } from './support/stores.ts'

const id = '0523c40fef9545328710077461d60685'
const root = unpack('sweep-ml3')
const folder = join(root, '925478919917680613', id, 'artifacts')
const artifactsOf = async (location: string, run: string) => {
  const store = await load(location)
  return store.artifacts(idsOf(store).indexOf(run))
}

describe('the golden stores', () => {
  test.each(['sweep-ml3', 'sweep-ml2', 'hydraflow-real'])('%s: every file that MLflow lists', async (name) => {
    const location = name === 'sweep-ml3' ? root : unpack(name)
    const store = await load(location)
    for (const [id, run] of Object.entries<any>(expectedOf(name).runs)) {
      const { artifacts_beside_meta: beside, artifacts } = run
      const wanted = (beside ?? artifacts ?? []).flatMap(([path, size]: any) => (size === null ? [] : [path]))
      const source = store.artifacts(idsOf(store).indexOf(id))
      expect(source.list()).toEqual(wanted.toSorted())
      for (const [path, size] of (beside ?? artifacts ?? []).filter(([, size]: any) => size !== null))
        expect((await source.bytes(path)).length).toBe(size)
    }
  })

  test('a store that was moved has its artifacts beside the meta.yaml', async () => {
    const store = await load(join(unpack('moved'), 'mlruns'))
    for (let row = 0; row < store.length; row++) expect(store.artifacts(row).list()).toContain('.hydra/config.yaml')
  })
})

describe('one run', () => {
  let artifacts: Awaited<ReturnType<typeof artifactsOf>>
  beforeAll(async () => {
    artifacts = await artifactsOf(root, id)
  })

  test('globs', () => {
    expect(artifacts.list('*.csv')).toEqual(['history.csv'])
    expect(artifacts.list('**/*.txt')).toEqual(['reports/final/summary.txt'])
    expect(artifacts.list('.hydra/?[ov]*.yaml')).toEqual(['.hydra/config.yaml', '.hydra/overrides.yaml'])
    expect(artifacts.list('plots/**')).toEqual(['plots/curve.png'])
    expect(artifacts.list('*.png')).toEqual([])
  })

  test('path, text, bytes, JSON', async () => {
    expect(artifacts.path()).toBe(folder)
    expect(artifacts.path('history.csv')).toBe(join(folder, 'history.csv'))
    expect(artifacts.path('nothing')).toBeUndefined()
    expect(await artifacts.text('history.csv')).toMatch(/^epoch/)
    expect([...(await artifacts.bytes('plots/curve.png')).subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    await expect(artifacts.json('history.csv')).rejects.toThrow(/is not JSON/)
  })

  test('an absent file is an error that names near ones', async () => {
    const error = await artifacts.text('histroy.csv').catch((error: unknown) => error)
    expect(isRunError(error, 'ARTIFACT_NOT_FOUND')).toBe(true)
    expect((error as Error).message).toContain('Did you mean history.csv?')
  })

  test.each(['../meta.yaml', 'plots/../../meta.yaml', '/etc/passwd', 'C:\\x', 'x\0'])('%j is refused', async (name) => {
    for (const read of [artifacts.text(name), artifacts.bytes(name), artifacts.json(name)])
      await expect(read).rejects.toMatchObject({ code: 'ARTIFACT_REFUSED' })
    expect(() => artifacts.path(name)).toThrow(/refused/)
  })
})

test('links that leave the folder are neither listed nor read; links within it are', async () => {
  const store = temporaryFolder()
  cpSync(join(root, '925478919917680613'), join(store, '925478919917680613'), { recursive: true })
  const inside = join(store, '925478919917680613', id, 'artifacts')
  writeFileSync(join(store, 'secret.txt'), 'secret')
  symlinkSync(join(store, 'secret.txt'), join(inside, 'leak.txt'))
  symlinkSync(store, join(inside, 'leak'))
  symlinkSync(join(inside, 'history.csv'), join(inside, 'again.csv'))
  const artifacts = await artifactsOf(store, id)
  expect(artifacts.list('**leak**')).toEqual([])
  expect(artifacts.list('*.csv')).toEqual(['again.csv', 'history.csv'])
  for (const name of ['leak.txt', 'leak/secret.txt'])
    await expect(artifacts.text(name)).rejects.toMatchObject({ code: 'ARTIFACT_REFUSED' })
  expect(await artifacts.text('again.csv')).toMatch(/^epoch/)
})

test('a run whose artifacts are elsewhere: where its address says, or beside the store for a server’s', async () => {
  const base = temporaryFolder()
  const run = join(base, 'mlruns', '1', 'r')
  const elsewhere = join(base, 'custom', 'r', 'artifacts')
  mkdirSync(join(run, 'artifacts'), { recursive: true })
  mkdirSync(join(elsewhere, '.hydra'), { recursive: true })
  writeFileSync(join(elsewhere, '.hydra', 'config.yaml'), 'lr: 0.1\n')
  const meta = (uri: string) =>
    writeFileSync(
      join(run, 'meta.yaml'),
      `artifact_uri: ${uri}\nexperiment_id: '1'\nrun_id: r\nrun_name: n\nstart_time: 1\nuser_id: u\n`,
    )
  meta(`file://${elsewhere}`)
  const store = await load(join(base, 'mlruns'), {}, { artifactRoots: [join(base, 'custom')] })
  expect(store.record(0).cfg).toEqual({ lr: 0.1 })
  expect(store.artifacts(0).list()).toEqual(['.hydra/config.yaml'])

  const served = join(base, 'mlartifacts', '1', 'r', 'artifacts')
  cpSync(elsewhere, served, { recursive: true })
  rmSync(join(run, 'artifacts'), { recursive: true })
  meta('mlflow-artifacts:/1/r/artifacts')
  expect((await load(join(base, 'mlruns'))).record(0).cfg).toEqual({ lr: 0.1 })

  meta('file:///etc')
  expect((await load(join(base, 'mlruns'))).artifacts!(0).path()).toBeUndefined()
})
