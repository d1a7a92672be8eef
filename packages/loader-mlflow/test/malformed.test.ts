import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../src/index.ts'
import { allRows, codesOf, type LoadedStore, load } from './support/load.ts'
import { baseStore, damages, healthy, outcomes, R } from './support/oracle.ts'

/** Where the diagnostics are not none: what we say of stores for which MLflow raises, leaves a run out, or says nothing. */
const diagnostics: Readonly<Record<string, readonly string[]>> = {
  'run: meta.yaml missing': ['RUN_META_MISSING'],
  'run: meta.yaml empty': ['RUN_META_INVALID'],
  'run: meta.yaml whitespace/comment only': ['RUN_META_INVALID'],
  'run: meta.yaml truncated mid (half of file)': ['RUN_META_INVALID'],
  'run: meta.yaml invalid yaml': ['RUN_META_INVALID'],
  'run: meta.yaml is list': ['RUN_META_INVALID'],
  'run: meta.yaml is scalar': ['RUN_META_INVALID'],
  'run: meta.yaml non-utf8 byte': ['RUN_META_QUESTIONABLE'],
  'run: meta.yaml with tab indentation': ['RUN_META_INVALID'],
  'run: status as string FINISHED': ['RUN_META_QUESTIONABLE'],
  'run: status unknown int 9': ['RUN_META_QUESTIONABLE'],
  'run: status null': ['RUN_META_QUESTIONABLE'],
  'run: lifecycle_stage bogus': ['RUN_META_QUESTIONABLE'],
  'run: experiment_id wrong': ['RUN_MISPLACED'],
  'run: experiment_id missing': ['RUN_MISPLACED'],
  'run: experiment_id float': ['RUN_MISPLACED'],
  'run: run_id mismatch with dir': ['RUN_FOLDER_RENAMED'],
  'run: start_time missing': ['RUN_META_QUESTIONABLE'],
  'run: start_time null': ['RUN_META_QUESTIONABLE'],
  'run: dir not hex (e.g. "my-run") copy w/ same run_id': ['RUN_DUPLICATE'],
  'run: dir name invalid "bad name!" with meta': ['RUN_DUPLICATE'],
  'run: dir renamed': ['RUN_FOLDER_RENAMED'],
  'metric: empty file': ['METRIC_EMPTY'],
  'metric: only newline': ['METRIC_LINE_INVALID'],
  'metric: trailing blank line': ['METRIC_LINE_INVALID'],
  'metric: no trailing newline': ['METRIC_LINE_CUT'],
  'metric: truncated last line "17000"': ['METRIC_LINE_INVALID'],
  'metric: truncated last line "2 3." (2 fields)': ['METRIC_LINE_CUT'],
  'metric: 1 field': ['METRIC_LINE_INVALID'],
  'metric: 4 fields': ['METRIC_LINE_INVALID'],
  'metric: double space': ['METRIC_LINE_INVALID'],
  'metric: tab separated': ['METRIC_LINE_INVALID'],
  'metric: value text': ['METRIC_LINE_INVALID'],
  'metric: ts float': ['METRIC_LINE_INVALID'],
  'metric: step float': ['METRIC_LINE_INVALID'],
  'metric: value "0x10"': ['METRIC_LINE_INVALID'],
  'metric: value "1,5"': ['METRIC_LINE_INVALID'],
  'metric: value "tensor(0.5)"': ['METRIC_LINE_INVALID'],
  'metric: NUL bytes (crash fs)': ['METRIC_LINE_INVALID'],
  'metric: non-utf8': ['METRIC_LINE_INVALID'],
  'metric: file ".DS_Store" binary': ['FILE_STRAY'],
  'metric: editor swap ".loss.swp"': ['FILE_STRAY'],
  'metric: backup "loss~"': ['FILE_STRAY'],
  'metric: "loss.lock" empty': ['METRIC_EMPTY'],
  'metric: broken symlink': ['LINK_BROKEN'],
  'param: non-utf8': ['TEXT_NOT_UTF8'],
  'param: .DS_Store': ['FILE_STRAY'],
  'tag: non-utf8': ['TEXT_NOT_UTF8'],
  'inputs: empty subdir': ['INPUT_UNREADABLE'],
  'inputs: stray file + datasets dir': ['FILE_STRAY'],
  'inputs: stray file': ['FILE_STRAY'],
  'exp meta: missing': ['EXPERIMENT_META_MISSING'],
  'exp meta: empty': ['EXPERIMENT_META_INVALID'],
  'exp meta: invalid yaml': ['EXPERIMENT_META_INVALID'],
  'exp meta: id mismatch': ['EXPERIMENT_FOLDER_RENAMED'],
  'exp meta: lifecycle deleted but in root': ['EXPERIMENT_HALF_DELETED'],
  'root: copy of exp dir under other name': ['EXPERIMENT_FOLDER_RENAMED', 'RUN_DUPLICATE'],
  'root: experiment present in both root and .trash': ['RUN_DUPLICATE'],
  'root: duplicate run in two experiments': ['RUN_DUPLICATE'],
}

/** What the damaged run still has where MLflow has nothing for any run; otherwise all that it had. */
const metricsOf: Readonly<Record<string, Record<string, number>>> = {
  'metric: empty file': {},
  'metric: only newline': {},
  'metric: trailing blank line': { loss: 2 },
  'metric: truncated last line "17000"': { loss: 2 },
  'metric: 1 field': {},
  'metric: 4 fields': {},
  'metric: 6 fields': { loss: 2 },
  'metric: double space': {},
  'metric: tab separated': {},
  'metric: value text': {},
  'metric: ts float': {},
  'metric: step float': {},
  'metric: value "0x10"': {},
  'metric: value "1,5"': {},
  'metric: value "tensor(0.5)"': {},
  'metric: NUL bytes (crash fs)': { loss: 2 },
  'metric: non-utf8': { loss: 2 },
  'metric: file in metrics with invalid name "acc@1"': { loss: 1, 'acc@1': 2 },
}

/** MLflow reads the step of a line with a dataset as 0; here it is kept. */
const different: Readonly<Record<string, Record<string, number>>> = {
  'metric: 3-field step0 then 5-field step 7': { loss: 9 },
}

/** An archive or a superuser cannot have a file without read permission; it has a test of its own. */
const unreadable = 'metric: unreadable (chmod 000)'

const cases = outcomes().filter(({ label }) => label !== unreadable)

describe('what MLflow makes of a damaged store, and what we make of it', () => {
  test('there is a damage for each outcome', () => {
    expect(Object.keys(damages).sort()).toEqual(cases.map(({ label }) => label).sort())
    expect(cases.length).toBeGreaterThan(100)
  })

  test.each(cases)('$label', async ({ label, raised, run }) => {
    const root = baseStore()
    damages[label]!(root)
    const store = await load(root, {}, { followLinks: true })
    expectHealthy(store)
    const row = allRows(store).find((i) => !healthy.includes(store.info(i).runId))
    const record = row === undefined ? undefined : store.record(row)
    expect(codesOf(store)).toEqual(diagnostics[label] ?? [])
    const leftOut = label.startsWith('run: meta.yaml') && diagnostics[label]?.[0]?.match(/MISSING|META_INVALID/)
    if (leftOut) expect(record).toBeUndefined()
    else if (run) {
      expect(record!.info.status).toBe(run.status)
      expect(record!.metrics).toEqual(different[label] ?? numbersOf(run.metrics))
      expect(shortened(record!.params)).toEqual(fromPython(run.params))
      expect(record!.tags).toEqual(fromPython(run.tags))
    } else {
      expect(raised || diagnostics[label]).toBeTruthy()
      expect(record!.metrics).toEqual(metricsOf[label] ?? { loss: 1 })
    }
  })

  test('an unreadable file costs what is in it, and says whom to ask', async () => {
    const root = baseStore()
    const files = nodeFiles()
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    const refuse = (ending: string) => ({
      ...files,
      read(path: string, visit: (piece: Buffer, end: boolean) => void) {
        if (path.endsWith(ending)) throw denied
        files.read(path, visit)
      },
    })
    const metric = await load(root, {}, { files: refuse(`${R}/metrics/loss`) })
    expectHealthy(metric)
    const column = metric.column({ facet: 'metrics', path: ['loss'] }, allRows(metric))
    expect(column.nullCount).toBe(1)
    expect(column.faults?.get(1)?.message).toContain('no permission')
    expect(codesOf(metric)).toEqual(['METRIC_UNREADABLE'])

    const meta = await load(root, {}, { files: refuse(`${R}/meta.yaml`) })
    expectHealthy(meta)
    expect(codesOf(meta)).toEqual(['RUN_META_INVALID'])

    const param = await load(root, {}, { files: refuse(`${R}/params/lr`) })
    expect(param.record(1).params).toEqual({})
    expect(codesOf(param)).toEqual(['TEXT_UNREADABLE'])

    const folder = await load(
      root,
      {},
      {
        files: {
          ...files,
          list: (path) => {
            if (path.endsWith(`${R}/params`)) throw denied
            return files.list(path)
          },
        },
      },
    )
    expect(folder.record(1).params).toEqual({})
    expect(codesOf(folder)).toEqual(['FOLDER_UNREADABLE'])
  })
})

function expectHealthy(store: LoadedStore): void {
  for (const [i, id] of healthy.entries()) {
    const row = allRows(store).find((row) => store.info(row).runId === id)
    const { metrics, params, tags } = store.record(row!)
    const number = i * 2
    expect({ metrics, params, tags }).toEqual({
      metrics: { loss: number },
      params: { lr: String(number) },
      tags: { k: 'v', 'mlflow.runName': `r${number}` },
    })
  }
}

/** A Python dictionary of texts and numbers, as it is printed. */
function fromPython(text: string): Record<string, string> {
  return JSON.parse(text.replaceAll("'", '"').replace(/: (-?inf|nan)/g, ': "$1"'))
}

function numbersOf(text: string): Record<string, number> {
  const values = Object.entries(fromPython(text))
  return Object.fromEntries(values.map(([name, value]) => [name, Number(String(value).replace('inf', 'Infinity'))]))
}

/** The outcomes give the length of long values. */
function shortened(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v.length < 50 ? v : `len${v.length}`]))
}
