import { expect, test } from 'vitest'
import { listProblems } from '../../checks/packed-command.ts'

const usual = [
  '@runsheaf/core',
  '@runsheaf/hydra-config',
  '@runsheaf/loader-mlflow',
  'commander',
  'csv-parse',
  'runsheaf',
  'yaml',
]

test('a frame library that comes along, and a package that does not come, are found', () => {
  expect(listProblems([...usual, 'hyparquet', 'hyparquet-writer'])).toEqual([])
  expect(listProblems([...usual, 'hyparquet', 'nodejs-polars'])).toEqual([
    { where: 'node_modules', what: 'nodejs-polars was installed too' },
    { where: 'node_modules', what: 'hyparquet-writer was not installed' },
  ])
})
