import type { Columns } from '../columns/column.ts'
import { columnFault, layoutFault } from '../columns/column-layout.ts'
import { artifactsOf } from '../contract/artifacts.ts'
import { callPlugin, isPromise } from '../contract/call-plugin.ts'
import { RunError } from '../contract/errors.ts'
import type { ReadRequest, RunSink, RunSource } from '../contract/run-source.ts'
import { printKey } from '../keys/print-key.ts'

export interface GuardOptions {
  /** Who made the source. */
  readonly plugin: string
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
}

/**
 * A source whose failures say whose they are. PLUGIN_FAILED, with what was asked and the cause, is thrown for whatever the
 * plugin throws and for what breaks the contract: values that are not as many as their rows, rows that there are not,
 * columns that are not well formed, a promise where none may be, a change to what was handed out. Where it is strict, FAULT
 * is thrown for what its reads find wrong with the data.
 */
export function guard(source: RunSource, { plugin, strict = false }: GuardOptions): RunSource {
  const call = <T>(operation: string, run: () => T, check: (answer: Awaited<T>) => void = () => {}): T => {
    const seen = source.diagnostics.length
    const settle = (answer: Awaited<T>) => {
      check(answer)
      if (strict) refuseFaults(source, seen)
      return answer
    }
    return callPlugin({ plugin, operation }, () => {
      const answer = run()
      return (
        isPromise(answer) ? answer.then((value) => settle(value as Awaited<T>)) : settle(answer as Awaited<T>)
      ) as T
    })
  }
  /** Asks for rows in an array of the plugin's own. */
  const ask = <R extends { readonly rows: Int32Array }, T>(
    operation: string,
    request: R,
    run: (request: R) => T,
    check: (answer: Awaited<T>) => void = () => {},
  ): T => {
    const rows = request.rows.slice()
    return call(
      operation,
      () => run(handedOut({ ...request, rows })),
      (answer) => {
        if (rows.some((row, i) => row !== request.rows[i])) throw new Error('it changed the rows that it was asked for')
        check(answer)
      },
    )
  }
  return {
    length: source.length,
    get diagnostics() {
      return source.diagnostics
    },
    ...(source.later && { later: true }),
    ...(source.experiments && { experiments: source.experiments }),
    info: (row) =>
      callPlugin({ plugin, operation: `tell the info of row ${row}` }, () => {
        const info = source.info(row)
        if (typeof info?.runId !== 'string') throw new Error('it gave no info with a runId')
        return info
      }),
    read: (request, sink) =>
      ask(operationOf(request), request, (asked) => {
        const answer = source.read(asked, guardedSink(sink, source.length))
        return request.mayWait ? answer : atOnce(answer, ', and was asked at once. Give its source `later: true`')
      }),
    ...(source.histories && {
      histories: (request, sink) =>
        ask(
          'read histories',
          request,
          (asked) => source.histories!(asked, guardedSink(sink, source.length)),
          (histories) => refuseHistories(histories, request.rows.length),
        ),
    }),
    ...(source.artifacts && {
      artifacts: (row) =>
        artifactsOf(
          plugin,
          call('read artifacts', () => atOnce(source.artifacts!(row))),
        ),
    }),
    ...(source.updated && {
      updated: ({ path, values }) => {
        const updated = call('change configs', () => atOnce(source.updated!({ path, values: new Map(values) })))
        return updated && guard(updated, { plugin, strict })
      },
    }),
    ...(source.close && { close: () => call('close', () => source.close!()) }),
  }
}

/** A sink that takes only what is well formed. */
function guardedSink(sink: RunSink, rowCount: number): RunSink {
  const refuseRows = (rows: Int32Array, count: number, what: () => string) => {
    if (count !== rows.length) throw new Error(`it gave ${count} ${what()} for ${rows.length} runs`)
    const odd = rows.find((row) => !(row >= 0 && row < rowCount))
    if (odd !== undefined) throw new Error(`it gave ${what()} for row ${odd}, and there are ${rowCount}`)
  }
  return {
    column(key, rows, column) {
      refuseRows(rows, column.length, () => `values of ${printKey(key)}`)
      const fault = columnFault(column)
      if (fault) throw new Error(`it gave a column of ${printKey(key)} that is not well formed: ${fault}`)
      sink.column(key, rows, column)
    },
    names(facet, rows, names, derived) {
      for (const lists of derived ? [names, derived] : [names]) {
        refuseRows(rows, lists.length, () => `lists of names of ${facet}`)
        if (![...new Set(lists)].every(isListOfPaths)) throw new Error(`it gave names of ${facet} that are not paths`)
      }
      sink.names(facet, rows, names, derived)
    },
  }
}

const isListOfPaths = (paths: unknown): boolean =>
  Array.isArray(paths) && paths.every((path) => Array.isArray(path) && path.every((name) => typeof name === 'string'))

function refuseHistories(histories: Columns, runCount: number): void {
  const fault = layoutFault(histories)
  if (fault) throw new Error(`it gave columns that are not well formed: ${fault}`)
  const names = histories.columns.map(({ name }) => name)
  const lacking = ['run', 'metric', 'step', 'timestamp', 'value'].find((name) => !names.includes(name))
  if (lacking) throw new Error(`it gave no column ${lacking}`)
  const runs = histories.columns[names.indexOf('run')]!
  const isOdd = runs.type !== 'i32' || runs.values.some((run) => run < 0 || run >= runCount)
  if (histories.length > 0 && isOdd) throw new Error('its column run does not hold positions among the rows asked for')
}

/** A request whose lists cannot be changed. */
function handedOut<R extends object>(request: R): R {
  const copies = Object.entries(request).map(([name, value]) => {
    return [name, Array.isArray(value) ? Object.freeze(value.slice()) : value]
  })
  return Object.freeze(Object.fromEntries(copies)) as R
}

/** @throws Error for an answer that is a promise. */
function atOnce<T>(answer: T, advice = ''): T {
  if (!isPromise(answer)) return answer
  answer.then(undefined, () => {})
  throw new Error(`it answered by a promise${advice}`)
}

/** What is asked for, after "failed to". */
function operationOf({ keys, names, facets }: ReadRequest): string {
  const wanted = [...keys.map((key) => printKey(key)), ...facets]
  if (wanted.length === 0) return `list the ${names.join(' and ')}`
  const [first, ...more] = wanted
  return `read ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

/** @throws RunError FAULT for the first diagnostic after those that were seen. */
export function refuseFaults({ diagnostics }: Pick<RunSource, 'diagnostics'>, seen = 0): void {
  const fault = diagnostics[seen]
  if (!fault) return
  throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
}
