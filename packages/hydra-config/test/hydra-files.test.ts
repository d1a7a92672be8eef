import { expect, test } from 'vitest'
import { float, parseConfig, readHydraYaml, readMultirun, readOverrides, select, toPlain } from '../src/index.ts'

test('overrides.yaml gives key, value and kind of each override', () => {
  const yaml =
    '- lr=2e-4\n- db=pg\n- +extra.k=[1,a]\n- ++x.y=null\n- ~seed\n- db@backup=mysql\n- name=\n- opt=${a}\n- sizes=1,2\n'
  const read = readOverrides(yaml).map(({ kind, key, text, value }) => [kind, key, text, value && toPlain(value)])
  expect(read).toEqual([
    ['change', 'lr', '2e-4', 2e-4],
    ['change', 'db', 'pg', 'pg'],
    ['add', 'extra.k', '[1,a]', [1, 'a']],
    ['force-add', 'x.y', 'null', null],
    ['delete', 'seed', undefined, undefined],
    ['change', 'db', 'mysql', 'mysql'],
    ['change', 'name', '', ''],
    ['change', 'opt', '${a}', '${a}'],
    ['change', 'sizes', '1,2', '1,2'],
  ])
  expect(readOverrides(yaml)[0]?.value).toEqual(float(2e-4))
  expect(readOverrides(yaml)[5]?.package).toBe('backup')
})

test('a run without overrides has none', () => {
  expect(readOverrides('[]\n')).toEqual([])
})

test('what is no override is refused', () => {
  expect(() => readOverrides('- lr\n')).toThrow(expect.objectContaining({ code: 'GRAMMAR' }))
  expect(() => readOverrides('lr: 1\n')).toThrow(expect.objectContaining({ code: 'NOT_A_CONFIG' }))
})

const HYDRA = `hydra:
  run:
    dir: outputs/\${now:%Y-%m-%d}/\${now:%H-%M-%S}
  sweep:
    dir: multirun
    subdir: \${hydra.job.num}
  overrides:
    hydra:
    - hydra.mode=MULTIRUN
    task:
    - lr=0.1
  job:
    name: train
    override_dirname: lr=0.1
    id: '3'
    num: 3
    config_name: config
  runtime:
    version: 1.3.5
    cwd: /work
    output_dir: /data/multirun/3
    choices:
      db: pg
      hydra/env: null
  mode: MULTIRUN
`

test('hydra.yaml tells of the job', () => {
  const info = readHydraYaml(HYDRA, { startTime: new Date(2026, 0, 2, 3, 4, 5) })
  expect(info).toMatchObject({
    jobName: 'train',
    jobNum: 3,
    jobId: '3',
    configName: 'config',
    overrideDirname: 'lr=0.1',
    mode: 'MULTIRUN',
    outputDir: '/data/multirun/3',
    cwd: '/work',
    version: '1.3.5',
    runDir: 'outputs/2026-01-02/03-04-05',
    sweepDir: 'multirun',
  })
  expect([...info.choices]).toEqual([
    ['db', 'pg'],
    ['hydra/env', null],
  ])
  expect(info.overrides.map(({ key }) => key)).toEqual(['lr'])
  expect(info.hydraOverrides.map(({ key }) => key)).toEqual(['hydra.mode'])
})

test('what hydra.yaml leaves open is undefined', () => {
  const info = readHydraYaml('hydra:\n  job:\n    num: ???\n  run:\n    dir: ${now:%Y}\n')
  expect(info).toMatchObject({
    jobName: undefined,
    jobNum: undefined,
    runDir: undefined,
    mode: undefined,
    overrides: [],
  })
})

test('hydra: and now: resolve from what is given, and say what they need', () => {
  const config = parseConfig(
    'name: ${hydra:job.name}-${hydra:job.num}\ndir: ${hydra:sweep.subdir}\nday: ${now:%d/%m/%y}\n',
  )
  const options = { hydra: parseConfig(HYDRA), startTime: new Date(2026, 0, 2) }
  const resolved = (key: string) => toPlain(select(config, key, options)!)
  expect(resolved('name')).toBe('train-3')
  expect(select(config, 'dir', options)).toEqual({ kind: 'int', value: 3 })
  expect(resolved('day')).toBe('02/01/26')
  expect(() => select(config, 'name')).toThrow(/give it in 'hydra'/)
  expect(() => select(config, 'day')).toThrow(/give it in 'startTime'/)
})

test('multirun.yaml holds the sweep and the config that it starts from', () => {
  const { hydra, config } = readMultirun('hydra:\n  overrides:\n    task:\n    - lr=0.1,0.2\nlr: 0.5\nseed: 1\n')
  expect(hydra.overrides).toMatchObject([{ key: 'lr', text: '0.1,0.2' }])
  expect(toPlain(config)).toEqual({ lr: 0.5, seed: 1 })
})
