import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { holdsStore, partOfStore } from '../src/index.ts'
import { temporaryFolder, unpack } from './support/stores.ts'

const base = temporaryFolder()
const id = '0123456789abcdef0123456789abcdef'
const runMeta = `run_id: ${id}\nexperiment_id: '1'\nstatus: 3\nstart_time: 1\n`
const experimentMeta = (id: string) => `experiment_id: '${id}'\nname: one\nlifecycle_stage: active\n`

const put = (content: string, ...names: readonly string[]) => {
  const path = join(base, ...names)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

// A project around a store of the usual name, and a folder that is called as the store of a database is.
put('', 'project', 'mlruns', 'notes.txt')
put('x', 'project', 'mlartifacts', '1', 'file')
put('', 'project', 'mlflow.db')
// Stores by other names: with and without deleted experiments.
put(experimentMeta('1'), 'kept', '1', 'meta.yaml')
put(runMeta, 'kept', '1', id, 'meta.yaml')
put('1 0.5 0\n', 'kept', '1', id, 'metrics', 'val', 'loss')
put('', 'kept', 'plots', 'about.txt')
put(experimentMeta('7'), 'kept', '.trash', '7', 'meta.yaml')
put(experimentMeta('team-a'), 'named', 'team-a', 'meta.yaml')
mkdirSync(join(base, 'bare', '.trash'), { recursive: true })
// Damaged: no meta.yaml is whole.
put('', 'damaged', '1', 'meta.yaml')
put('{', 'damaged', '2', 'a-run', 'meta.yaml')
put('1', 'damaged', '2', 'a-run', 'params', 'lr')
put(runMeta, 'damaged', '3', id, 'meta.yaml')
// Where runs of a database keep artifacts.
put('', 'artifacts-here', id, 'artifacts', 'model.bin')
put('', 'root', '5', id, 'artifacts', 'model.bin')
put('', 'root', '5', 'models', `m-${id}`, 'artifacts', 'model.bin')
// What merely looks alike.
put('package: { name: x }', 'recipes', 'conda', 'meta.yaml')
put('{% set version = "1" %}', 'recipes', 'jinja', 'meta.yaml')
put('package: { name: x }', 'recipes', 'meta.yaml')
put('', 'recipes', 'artifacts', 'wheel.whl')
put('', 'recipes', 'metrics', 'loss.csv')
put(experimentMeta('9'), 'copies', 'my copy', 'meta.yaml')
put(runMeta, 'copies', 'my run', 'meta.yaml')
put('', 'vault', '.trash', 'note.md')
put('', 'vault', 'note.md')
put(experimentMeta('8'), 'downloads', '8', 'meta.yaml')
put('', 'downloads', 'project', 'main.py')
// Databases.
put('SQLite format 3\0rest', 'data', 'tracking.sqlite')
put('text', 'data', 'notes.db')

test.each([
  ['an empty store of the usual name', 'project/mlruns/x.json', 'a store', 'project/mlruns'],
  ['a new folder in it', 'project/mlruns/new/x.json', 'a store', 'project/mlruns'],
  ['artifacts that came through a server', 'project/mlartifacts/1/x', 'a folder of artifacts', 'project/mlartifacts'],
  ['a store of another name', 'kept/x.csv', 'a store', 'kept'],
  ['any folder in it', 'kept/plots/x.csv', 'a store', 'kept'],
  ['deleted experiments', 'kept/.trash/x.csv', 'a store', 'kept/.trash'],
  ['an experiment', 'kept/1/x.csv', 'an experiment', 'kept/1'],
  ['a run', `kept/1/${id}/x.csv`, 'a run', `kept/1/${id}`],
  ['a metric', `kept/1/${id}/metrics/val/loss`, 'a run', `kept/1/${id}`],
  ['a folder of a run that is not there yet', `kept/1/${id}/artifacts/plots/x.csv`, 'a run', `kept/1/${id}`],
  ['a store whose experiments have names for ids', 'named/x.csv', 'a store', 'named'],
  ['a store of which only the bin is left', 'bare/x.csv', 'a store', 'bare'],
  ['an experiment with an empty meta.yaml', 'damaged/1/x.csv', 'an experiment', 'damaged/1'],
  ['a run with a broken meta.yaml', 'damaged/2/a-run/params/lr', 'a run', 'damaged/2/a-run'],
  ['an experiment that lost its meta.yaml', 'damaged/3/x.csv', 'an experiment', 'damaged/3'],
  ['a store of damaged experiments', 'damaged/x.csv', 'a store', 'damaged'],
  ['a place where runs keep artifacts', 'artifacts-here/x.csv', 'a folder of artifacts', 'artifacts-here'],
  ['artifacts of a run elsewhere', `artifacts-here/${id}/artifacts/model.bin`, 'a run', `artifacts-here/${id}`],
  ['artifacts by experiment', 'root/5/x.csv', 'an experiment', 'root/5'],
  ['the folder of them all', 'root/x.csv', 'a store', 'root'],
  ['artifacts of a logged model', `root/5/models/m-${id}/artifacts/x`, 'a run', `root/5/models/m-${id}`],
  ['a database of the usual name', 'project/mlflow.db', 'a database', 'project/mlflow.db'],
  ['what SQLite keeps beside it', 'project/mlflow.db-wal', 'a database', 'project/mlflow.db'],
  ['a database that is not there yet', 'kept-not/mlflow.db', 'a database', 'kept-not/mlflow.db'],
  ['a database by its content', 'data/tracking.sqlite', 'a database', 'data/tracking.sqlite'],
  ['its journal', 'data/tracking.sqlite-journal', 'a database', 'data/tracking.sqlite'],
  ['its shared memory', 'data/tracking.sqlite-shm', 'a database', 'data/tracking.sqlite'],
])('%s is part of a store', (_, path, what, place) => {
  expect(partOfStore(join(base, path))).toEqual({ what, path: join(base, place) })
})

test.each([
  ['a project that holds a store and a database', 'project/runs.csv'],
  ['a folder of a project', 'project/results/runs.csv'],
  ['a project with folders that runs have, too, and recipes of conda', 'recipes/runs.csv'],
  ['a recipe of conda', 'recipes/conda/runs.csv'],
  ['a recipe that is a template', 'recipes/jinja/runs.csv'],
  ['a folder called as one of a run', 'recipes/artifacts/runs.csv'],
  ['a folder that holds copies under other names', 'copies/runs.csv'],
  ['another folder beside the copy of an experiment', 'downloads/project/runs.csv'],
  ['a folder with a bin of its own', 'vault/runs.md'],
  ['a file that is no database whatever its ending', 'data/notes.db'],
  ['a file beside a database', 'data/runs.csv'],
])('%s is not', (_, path) => {
  expect(partOfStore(join(base, path))).toBeUndefined()
})

test('a project holds a store, and a store does not hold itself', () => {
  expect(holdsStore(join(base, 'project'))).toBe(true)
  expect(holdsStore(join(base, 'kept'))).toBe(false)
  expect(holdsStore(join(base, 'nowhere'))).toBe(false)
})

test.each(['small-ml1', 'small-ml2', 'sweep-ml3', 'hydraflow-real'])(
  'every file of the store %s is part of it, and so is every new file in its folders',
  (name) => {
    const store = unpack(name)
    const paths = readdirSync(store, { recursive: true, encoding: 'utf8' }).map((path) => join(store, path))
    const folders = [store, ...paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory())]
    const files = [...paths, ...folders.map((folder) => join(folder, 'new.csv'))]
    expect(files.filter((file) => partOfStore(file) === undefined)).toEqual([])
  },
)
