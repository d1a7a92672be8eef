import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSheaf } from '@runsheaf/core'
import { expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { baseStore } from './support/oracle.ts'
import { temporaryFolder } from './support/stores.ts'

const base = temporaryFolder()
const registered = join(base, 'project', 'mlruns', 'models', 'best')
const logged = join(base, 'project', 'mlruns', '1', 'models', 'm-1')
for (const [folder, meta] of [
  [registered, 'creation_timestamp: 1\nlast_updated_timestamp: 1\nname: best\n'],
  [join(registered, 'version-1'), 'last_updated_timestamp: 1\nname: best\nrun_id: abc\nuser_id: u\nversion: 1\n'],
  [logged, 'artifact_location: a\nlast_updated_timestamp: 1\nmodel_id: m-1\nname: best\nsource_run_id: abc\n'],
] as const) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'meta.yaml'), meta)
}
mkdirSync(join(base, 'results'))
mkdirSync(join(base, 'newer'))
for (const folder of [base, join(base, 'newer')]) writeFileSync(join(folder, 'mlflow.db'), '')
writeFileSync(join(base, 'notes.txt'), '')
const store = baseStore()

test.each([
  ['a path that is not there', join(base, 'mlrunz'), /There is no folder .*mlrunz\.$/],
  [
    'the default path, which is not there',
    join(base, 'mlruns'),
    /There is no folder .*mlruns\. There is .*mlflow\.db, a database .* Did you mean .*project\/mlruns\?/,
  ],
  ['a database', join(base, 'mlflow.db'), /mlflow\.db is a database of MLflow/],
  ['a name that is mistyped', join(base, 'resluts'), /Did you mean .*results\?/],
  ['a folder with a database', join(base, 'newer'), /There is .*newer\/mlflow\.db, a database/],
  ['a folder around a project', base, /Did you mean .*project\/mlruns\?/],
  ['an address', 'http://localhost:5000', /http:\/\/localhost:5000 is the address of a tracking server/],
  ['the address of a database', 'sqlite:///mlflow.db', /is the address of a database of MLflow/],
  ['a file', join(base, 'notes.txt'), /notes\.txt is a file, not a folder of runs\. Name the folder that holds mlruns/],
  ['a file of a store', join(store, '0', 'meta.yaml'), /Name the folder that it is in: .*0$/],
  ['a registry', dirname(registered), /models is a folder of models\. Name the folder of a store/],
  ['a registered model', registered, /best is a registered model\. Name/],
  ['a version of one', join(registered, 'version-1'), /is a version of a registered model, made by run abc\. Name/],
  ['a logged model', logged, /m-1 is a logged model, made by run abc\. Name/],
  ['an empty folder', join(base, 'results'), /is empty/],
])('%s: the error says what was looked for, and what is there', async (_, location, reason) => {
  const error = await createSheaf({ loaders: [mlflow()] })
    .load(location)
    .catch((error: unknown) => error)
  expect(error).toMatchObject({ code: 'STORE_NOT_FOUND' })
  expect((error as Error).message).toMatch(/mlruns with EXPERIMENT\/meta\.yaml/)
  expect((error as Error).message).toMatch(reason)
})

test('a folder around a store: the error names the store', async () => {
  const project = join(base, 'project')
  mkdirSync(join(project, 'deep', 'mlruns', '0'), { recursive: true })
  writeFileSync(join(project, 'deep', 'mlruns', '0', 'meta.yaml'), "experiment_id: '0'\nname: Default\n")
  expect(mlflow().detect(join(project, 'deep'))).toBe(false)
  expect(mlflow().whyNot!(join(project, 'deep'))).toContain(join('deep', 'mlruns'))
})
