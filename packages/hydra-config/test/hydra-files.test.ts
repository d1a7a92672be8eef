import { expect, test } from 'vitest'
import { parseConfig, readHydraYaml, select, toPlain } from '../src/index.ts'

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
  const info = readHydraYaml(HYDRA)
  expect(info).toMatchObject({ jobName: 'train', jobNum: 3 })
  expect([...info.choices]).toEqual([
    ['db', 'pg'],
    ['hydra/env', null],
  ])
  expect(toPlain(select(info.config, 'hydra.runtime.output_dir')!)).toBe('/data/multirun/3')
})

test('what hydra.yaml leaves open is undefined, unless what it refers to is given', () => {
  const yaml = 'hydra:\n  job:\n    name: ${now:%Y}\n    num: ???\n'
  expect(readHydraYaml(yaml)).toMatchObject({ jobName: undefined, jobNum: undefined, choices: new Map() })
  expect(readHydraYaml(yaml, { startTime: new Date(2026, 0, 2) }).jobName).toBe('2026')
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
