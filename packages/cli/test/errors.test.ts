import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../src/program.ts'
import { beside, cli, screen, snapshot, store, storeName } from './support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'runsheaf-errors-'))
mkdirSync(join(folder, 'empty'))
mkdirSync(join(folder, 'project', 'mlruns'), { recursive: true })
mkdirSync(join(folder, 'letters', 'a'), { recursive: true })
writeFileSync(join(folder, 'mlflow.db'), '')
writeFileSync(join(folder, 'notes.txt'), '')
mkdirSync(join(folder, 'newer'))
writeFileSync(join(folder, 'newer', 'mlflow.db'), '')

describe('what is mistyped is answered with where it is and what was meant', () => {
  const mistyped: Record<string, string[]> = {
    command: ['grup', storeName],
    option: ['ls', storeName, '--colums', 'seed'],
    'option value': ['ls', storeName, '--limit', 'many'],
    experiment: ['ls', storeName, '-e', 'transformr_base'],
    'key in a condition': ['ls', storeName, '--where', "status = 'FINISHED' and optimiser.lr > 0.01"],
    'text without quotes': ['ls', storeName, '--where', 'status = FINISHED'],
    'key of columns': ['ls', storeName, '--columns', 'run_name, model.hiden_size'],
    'key to sort by': ['ls', storeName, '--sort', 'sed desc'],
    'key to group by': ['group', storeName, '--by', 'model.typ'],
    'key to set aside': ['group', storeName, '--by', 'all but sed'],
    'key of an aggregate': ['group', storeName, '--by', 'model.type', '--agg', 'mean(model.hidden)'],
    metric: ['ls', storeName, '--where', 'metrics.val_acc > 0.5'],
    function: ['group', storeName, '--by', 'model.type', '--agg', 'meen(metrics.val/acc)'],
    condition: ['ls', storeName, '--where', 'seed = = 3'],
    'quote in a condition': ['ls', storeName, '--where', "status = 'FINISHED"],
    run: ['show', 'transformer-999', '-s', storeName],
    'store where a run goes': ['show', storeName, '48e411'],
    'beginning of an id': ['show', '3', '-s', storeName],
    'number of runs': ['diff', '32ef8a', '-s', storeName],
    'no argument': ['top'],
    'command to help with': ['help', 'shw'],
  }

  test('each with an exit code that says so', async () => {
    const shown = await Promise.all(
      Object.entries(mistyped).map(async ([what, args]) => `# ${what}\n${await screen(80, ...args)}`),
    )
    await expect(shown.join('\n')).toMatchFileSnapshot(snapshot('mistyped'))
  })
})

test('an answer fits the terminal, but for what was typed', async () => {
  let stderr = ''
  const sink = { write: (text: string | Uint8Array) => (stderr += text) }
  const typed = "status = 'FINISHED' and optimiser.lr > 0.01"
  const terminal = { stdout: sink, stderr: sink, columns: 40, isTTY: true, stderrIsTTY: true, env: {}, cwd: beside }
  expect(await run(['ls', storeName, '--where', typed], terminal)).toBe(2)
  const lines = stderr.trimEnd().split('\n')
  const place = lines.indexOf(`  --where ${typed}`)
  expect(lines[place + 1]).toBe(`${' '.repeat(34)}${'^'.repeat(12)}`)
  for (const line of lines.toSpliced(place, 2)) expect(line.length).toBeLessThanOrEqual(40)
  expect(lines.length).toBeGreaterThan(4)
})

describe('where there is no store, the answer says why', () => {
  const answers: [what: string, place: string, said: RegExp][] = [
    ['no folder', 'mlrunz', /there is no folder mlrunz/],
    ['a folder with a like name', 'emty', /there is no folder emty\n {2}Did you mean empty\?/],
    ['an empty folder', 'empty', /empty is empty: there are no runs in it/],
    ['a file', 'notes.txt', /notes\.txt is a file, not a folder of runs/],
    ['a database', 'mlflow.db', /mlflow\.db is a database of MLflow, which this version does not read/],
    ['a project', 'project', /there are no runs in project\n {2}Did you mean project\/mlruns\?/],
    ['the address of a database', 'sqlite:///mlflow.db', /is the address of a database of MLflow, which this version/],
    ['the address of a server', 'http://localhost:5000', /is the address of a tracking server, which this version/],
    [
      'a project of a newer MLflow',
      'newer',
      /there are no runs in newer\n {2}There is newer\/mlflow\.db, a database of MLflow/,
    ],
    ['a project of a project', '.', /there are no runs in \.\n {2}Did you mean project\/mlruns\?/],
    ['other folders', 'letters', /there are no runs in letters\n {2}A store holds a folder for each experiment/],
  ]
  test.each(answers)('%s', async (_, place, said) => {
    const { code, stderr, stdout } = await cli(['ls', place], { cwd: folder })
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
    expect(stderr).toMatch(said)
  })

  test('none is named, and none is here', async () => {
    const { code, stderr } = await cli(['ls'], { cwd: folder })
    expect(code).toBe(3)
    expect(stderr).toMatch(/^runsheaf: there is no folder mlruns\n {2}There is mlflow\.db, a database of MLflow/)
    expect(stderr).toContain('Did you mean project/mlruns?')
    expect((await cli(['ls'], { cwd: join(folder, 'letters') })).stderr).toBe(
      'runsheaf: there is no folder mlruns\n  Name the store: runsheaf ls FOLDER\n',
    )
  })

  test('the folder of a run, or of an experiment, will do for a store', async () => {
    const experiment = join(store, '943295433083455457')
    const rows = async (place: string) => JSON.parse((await cli(['ls', place, '--json'])).stdout).rows
    expect(await rows(experiment)).toHaveLength(9)
    expect(await rows(join(experiment, '48e41136379541118881005fdc90bb80'))).toHaveLength(1)
  })

  test('there are none but deleted runs', async () => {
    expect(await screen(80, 'ls', join(storeName, '.trash'))).toContain('shown by --lifecycle all')
  })

  test('an empty mlruns is a store without runs', async () => {
    expect(await cli(['ls'], { cwd: join(folder, 'project') })).toMatchObject({ code: 1 })
  })
})

describe('the store that is meant', () => {
  test('is that of MLflow’s environment, where it is a path', async () => {
    const asked = (uri: string) => cli(['experiments', '--json'], { env: { MLFLOW_TRACKING_URI: uri } })
    expect(JSON.parse((await asked(storeName)).stdout).rows).toHaveLength(9)
    expect((await asked('http://tracker.example')).stderr).toBe(
      'runsheaf: there is no folder mlruns\n  MLFLOW_TRACKING_URI is http://tracker.example, which is no folder. Name the store: runsheaf ls FOLDER\n',
    )
  })
})
