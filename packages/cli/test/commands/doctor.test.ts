import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unpack } from '../../../loader-mlflow/test/support/stores.ts'
import { cli, snapshot, store } from '../support/cli.ts'

const experiment = '544662474912811094'
const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-doctor-'))
cpSync(join(store, experiment), join(cwd, 'mlruns', experiment), { recursive: true })
const [first, second, third] = readdirSync(join(cwd, 'mlruns', experiment))
  .filter((name) => name.length === 32)
  .sort()
  .map((name) => join(cwd, 'mlruns', experiment, name))
appendFileSync(join(first!, 'metrics', 'train_loss'), '17623868984')
writeFileSync(join(second!, 'artifacts', '.hydra', 'config.yaml'), 'a: [1\n')
writeFileSync(join(third!, 'meta.yaml'), '')
rmSync(join(third!, 'params'), { recursive: true })

describe('doctor on a damaged store', () => {
  test('tells each fault by kind, with where it is and what to do', async () => {
    const { stdout, code } = await cli(['doctor', 'mlruns'], { cwd, columns: 90 })
    expect(code).toBe(1)
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(90)
    await expect(stdout).toMatchFileSnapshot(snapshot('doctor'))
  })

  test('names files as short where the store is a link', async () => {
    symlinkSync(join(cwd, 'mlruns'), join(cwd, 'linked'), 'junction')
    const named = (await cli(['doctor', 'mlruns'], { cwd, columns: 90 })).stdout
    expect((await cli(['doctor', 'linked'], { cwd, columns: 90 })).stdout).toBe(named)
  })

  test('tells it all to programs', async () => {
    const { faults } = JSON.parse((await cli(['doctor', '--json'], { cwd })).stdout)
    expect(faults).toHaveLength(3)
    for (const fault of faults)
      expect(fault).toMatchObject({ code: expect.any(String), path: expect.stringContaining(cwd) })
  })

  test('while other commands read on, and name the number of faults that they met', async () => {
    const { stdout, stderr, code } = await cli(['ls', '--columns', 'run_id, metrics.train_loss'], { cwd })
    expect(code).toBe(0)
    expect(stdout.split('\n').length).toBeGreaterThan(7)
    expect(stderr).toBe('runsheaf: 2 faults in 2 runs; the rest was read in full (runsheaf doctor mlruns)\n')
    expect(await cli(['ls', '--strict', '--columns', 'metrics.train_loss'], { cwd })).toMatchObject({
      code: 1,
      stdout: '',
    })
  })
})

describe('doctor on stores with one damage each', () => {
  const stores = unpack('damaged')

  /** The kinds of faults that are named; none where what was done to the store does no harm. */
  const named: Readonly<Record<string, readonly string[]>> = {
    'empty-folders-lost': [],
    'experiment-meta-empty': ['EXPERIMENT_META_INVALID'],
    'experiment-meta-missing': ['EXPERIMENT_META_MISSING'],
    'experiment-meta-truncated': ['EXPERIMENT_META_INVALID'],
    'experiment-renamed': ['EXPERIMENT_FOLDER_RENAMED'],
    'hydra-configs': ['CONFIG_EMPTY', 'DUPLICATE_KEY', 'YAML_SYNTAX', 'YAML_SYNTAX', 'YAML_SYNTAX', 'YAML_SYNTAX'],
    'inputs-stray': ['FILE_STRAY'],
    'meta-all-zero-bytes': ['RUN_META_INVALID'],
    'meta-crlf-and-bom': [],
    'meta-empty': ['RUN_META_INVALID'],
    'meta-merge-conflict': ['RUN_META_INVALID'],
    'meta-missing': ['RUN_META_MISSING'],
    'meta-no-start-time': ['RUN_META_QUESTIONABLE'],
    'meta-status-word': ['RUN_META_QUESTIONABLE'],
    'meta-truncated': ['RUN_META_INVALID'],
    'metric-binary': ['METRIC_LINE_INVALID'],
    'metric-blank-line': ['METRIC_LINE_INVALID'],
    'metric-crlf': [],
    'metric-decimal-comma': ['METRIC_LINE_INVALID'],
    'metric-empty': ['METRIC_EMPTY'],
    'metric-five-fields': [],
    'metric-folder-strays': ['FILE_STRAY', 'FILE_STRAY', 'FILE_STRAY'],
    'metric-lines-run-together': ['METRIC_LINE_INVALID'],
    'metric-six-fields': [],
    'metric-tail-in-step': ['METRIC_LINE_CUT'],
    'metric-tail-in-timestamp': ['METRIC_LINE_INVALID'],
    'metric-tail-in-value': ['METRIC_LINE_CUT'],
    'metric-zero-bytes-at-end': ['METRIC_LINE_INVALID'],
    'param-latin1': ['TEXT_NOT_UTF8'],
    'root-folder-with-space': [],
    'root-hidden-folder': [],
    'run-copied': ['RUN_DUPLICATE'],
    'run-folder-in-root': ['RUN_MISPLACED'],
    'run-renamed': ['RUN_FOLDER_RENAMED'],
    'run-symlink-broken': ['LINK_BROKEN'],
    'run-symlinked': ['EXPERIMENT_META_MISSING', 'RUN_DUPLICATE'],
    'strays-harmless': [],
    'tag-latin1': ['TEXT_NOT_UTF8'],
  }

  test('knows them all', () => {
    expect(readdirSync(stores).sort()).toEqual(Object.keys(named).sort())
  })

  test.each(Object.entries(named))('%s', async (name, codes) => {
    const { code, stdout } = await cli(['doctor', join(stores, name), '--json'])
    const faults: Record<string, string>[] = JSON.parse(stdout).faults
    expect(faults.map((fault) => fault.code).sort()).toEqual(codes)
    expect(code).toBe(codes.length === 0 ? 0 : 1)
    for (const { path, message } of faults) {
      expect(path).toContain(join(stores, name))
      // where, what it means, and what to do
      expect(message!.split(/[.:;] /).length).toBeGreaterThan(1)
    }
  })
})

describe('doctor on stores that were copied while MLflow wrote', () => {
  const stores = unpack('live')

  /** A file that is empty for a moment, or a folder that is not there yet, is as MLflow leaves it. */
  const named: Readonly<Record<string, readonly string[]>> = {
    'experiment-in-both-places': ['RUN_DUPLICATE'],
    'experiment-without-meta': ['EXPERIMENT_META_MISSING', 'RUN_META_INVALID'],
    finished: [],
    'metric-empty': ['METRIC_EMPTY'],
    'run-meta-empty': ['RUN_META_INVALID'],
    'run-without-artifacts': [],
    'run-without-meta': ['EXPERIMENT_HALF_DELETED'],
    'run-without-metrics': ['RUN_META_INVALID'],
    'run-without-tags': [],
    'running-1': [],
    'running-2': [],
    'running-3': [],
    'tag-empty': [],
    'trash-experiment-without-meta': ['EXPERIMENT_HALF_DELETED'],
  }

  test('knows them all', () => {
    expect(readdirSync(stores).sort()).toEqual(Object.keys(named).sort())
  })

  test.each(Object.entries(named))('%s', async (name, codes) => {
    const { code, stdout } = await cli(['doctor', join(stores, name), '--json'])
    expect(
      JSON.parse(stdout)
        .faults.map((fault: { code: string }) => fault.code)
        .sort(),
    ).toEqual(codes)
    expect(code).toBe(codes.length === 0 ? 0 : 1)
  })
})

test.each(['sweep-ml3', 'sweep-ml2', 'hydraflow-real'])(
  'doctor finds nothing on %s, which is healthy',
  async (name) => {
    const { code, stdout } = await cli(['doctor', name === 'sweep-ml3' ? store : unpack(name)], { columns: 80 })
    expect(stdout).toMatch(/^No fault: \d+ runs read in full\.\n$/)
    expect(code).toBe(0)
  },
)
