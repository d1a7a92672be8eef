import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'tar'
import { expect, test } from 'vitest'
import { generateStore } from '../../fixtures/store.ts'
import { root } from '../../root.ts'
import { runNode } from '../../run-node.ts'
import { verify } from '../../verify/stores.ts'
import { folderOf } from '../folder.ts'

/** An archive of two runs, with what is true of them: written by the generator, not read by a loader. */
async function tinyArchive(change = (text: string) => text): Promise<string> {
  const folder = folderOf()
  mkdirSync(join(folder, 'store'))
  const shape = { experiments: 1, runs: 2, metrics: 1, points: 2, params: 2, tags: 1, leaves: 3 }
  const { runs, experiments } = generateStore(join(folder, 'store'), shape)
  const archive = join(folder, 'tiny.tar.gz')
  await create({ file: archive, cwd: join(folder, 'store'), gzip: true }, ['.'])
  const expected = {
    experiments: experiments.map(({ id, name }) => ({
      experiment_id: id,
      name,
      lifecycle_stage: 'active',
      creation_time: Date.UTC(2026, 0, 5, 7),
    })),
    search: Object.fromEntries(experiments.map(({ id }) => [id, runs.map(({ runId }) => runId)])),
    runs: Object.fromEntries(runs.map((run) => [run.runId, expectedRun(run, join(folder, 'store'))])),
  }
  writeFileSync(join(folder, 'tiny.expected.json'), change(JSON.stringify(expected)))
  return archive
}

function expectedRun(run: ReturnType<typeof generateStore>['runs'][number], store: string) {
  const hydra = join(store, run.experimentId, run.runId, 'artifacts', '.hydra')
  const files = ['config.yaml', 'hydra.yaml', 'overrides.yaml'].map((name) => [
    `.hydra/${name}`,
    statSync(join(hydra, name)).size,
  ])
  const histories = Object.entries(run.metrics).map(([name, points]) => [
    name,
    points.map(({ timestamp, step, value }) => [timestamp, step, value]),
  ])
  const last = Object.entries(run.metrics).map(([name, points]) => [name, points.at(-1)?.value])
  return {
    info: {
      run_id: run.runId,
      run_name: run.runName,
      experiment_id: run.experimentId,
      user_id: 'alice',
      status: run.status,
      start_time: run.startTime,
      end_time: run.endTime,
      lifecycle_stage: 'active',
      artifact_uri: `file:///data/team/mlruns/${run.experimentId}/${run.runId}/artifacts`,
    },
    params: run.params,
    tags: run.tags,
    metrics: Object.fromEntries(last),
    history: Object.fromEntries(histories),
    artifacts: [['.hydra', null], ...files],
    config: { raw: run.config.tree },
    overrides: [],
    job: { name: run.experimentName, num: run.index },
  }
}

test('a store of which all is true passes', async () => {
  const { passed, failed } = await verify(await tinyArchive())
  expect(failed).toEqual([])
  expect(passed).toBe(1 + 2 + 2 * (9 + 2 + 1 + 1 + 1 + 1 + 4 + 2))
})

test.each([
  ['a param', /"model\/hidden_size":"\d+"/, '"model/hidden_size":"63"', '.params.model/hidden_size'],
  ['the kind of a number in a config', /"hidden_size":(\d+)/, '"hidden_size":$1.0', '.cfg.model.hidden_size'],
  ['a metric', /"train_loss":0/, '"train_loss":1', '.metrics.train_loss'],
  ['a step of a history', /,1,(0\.\d+)\]\]/, ',2,$1]]', '.history.train_loss'],
  ['the size of an artifact', /config.yaml",\d+/, 'config.yaml",1', '.artifacts'],
  ['a status', /"status":"\w+"/, '"status":"KILLED"', '.info.status'],
  ['a param that is not there', /"params":{/, '"params":{"extra":"1",', '.params.extra'],
  ['a job', /"num":0/, '"num":7', '.job'],
  ['the name of an experiment', /"name":"sweep_00","l/, '"name":"other","l', ':experiment'],
  ['a part that is not known', /"params":/, '"surprise":1,"params":', '.surprise'],
])('%s that is expected otherwise is found', async (_, text, otherwise, id) => {
  const { failed } = await verify(await tinyArchive((json) => json.replace(text, otherwise)))
  expect(failed.map((one) => one.id)).toContainEqual(expect.stringContaining(id))
})

test('a run that MLflow does not have is found, unless its search raised an error', async () => {
  const without = (search: (ids: string[]) => unknown) => (json: string) => {
    const { search: found, runs, ...rest } = JSON.parse(json)
    const [[experiment, [lost, ...ids]]] = Object.entries<string[]>(found) as [[string, [string, ...string[]]]]
    delete runs[lost]
    return JSON.stringify({ ...rest, runs, search: { [experiment]: search(ids) } })
  }
  const listed = await verify(await tinyArchive(without((ids) => ids)))
  expect(listed.failed.map(({ id }) => id)).toEqual(['tiny:run ids'])
  const raised = await verify(await tinyArchive(without(() => ({ error: 'ValueError', message: 'malformed' }))))
  expect(raised.failed).toEqual([])
})

test('an archive without its expectation, or no archive at all, is an error that says what is missing', async () => {
  const folder = folderOf({ 'a.tar.gz': '' })
  await expect(verify(folder)).rejects.toThrow('a.expected.json is missing')
  await expect(verify(folderOf())).rejects.toThrow('is no .tar.gz, and no folder with one')
})

test.each([
  [['nonsense', '.'], 'there is no kind of golden data "nonsense"'],
  [['stores'], 'where is the golden data of kind stores?'],
  [['stores', 'gone'], 'gone does not exist'],
])('verify %j is refused with what it takes', (args, message) => {
  const main = join(root, 'tools', 'verify', 'main.ts')
  const { ok, output } = runNode(['--conditions=@runsheaf/source', main, ...args], root)
  expect(ok).toBe(false)
  expect(output).toContain(message)
  expect(output).toContain('usage: npm run verify -- KIND PATH')
})
