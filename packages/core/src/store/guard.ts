import { layoutFault } from '../columns/column-layout.ts'
import type { FacetKey, ReadRequest, RunSink, RunSource } from '../contract/run-source.ts'
import { RunError } from '../errors.ts'
import { callPlugin, isPromise } from '../plugin/call-plugin.ts'
import { artifactsOf } from './artifacts.ts'

export interface GuardOptions {
  /** Who made the source. */
  readonly plugin: string
  /** Any fault in the data is an error, thrown by the call that meets it. */
  readonly strict?: boolean | undefined
}

/**
 * A source whose failures say whose they are. PLUGIN_FAILED, with the cause, is thrown for whatever the plugin throws and
 * for what breaks the contract: values that are not as many as their rows, rows that there are not, columns that are not
 * well formed, a promise where none may be, a change to what was handed out. Where it is strict, FAULT is thrown for what
 * its reads find wrong with the data.
 */
export function guard(source: RunSource, { plugin, strict = false }: GuardOptions): RunSource {
  const fail = (message: string): never => {
    throw new RunError('PLUGIN_FAILED', `${plugin} ${message}`, { plugin })
  }
  const call = <T>(operation: string, run: () => T, check: () => void = () => {}): T => {
    const seen = source.diagnostics.length
    const settle = <R>(result: R): R => {
      check()
      if (strict) refuseFaults(source, seen)
      return result
    }
    const result = callPlugin({ plugin, operation }, run)
    return isPromise(result) ? (result.then(settle) as T) : settle(result)
  }
  /** Asks for rows in an array of the plugin's own. */
  const ask = <R extends { readonly rows: Int32Array }, T>(
    operation: string,
    request: R,
    run: (request: R) => T,
  ): T => {
    const rows = request.rows.slice()
    return call(
      operation,
      () => run(Object.freeze({ ...request, rows })),
      () => {
        if (rows.some((row, i) => row !== request.rows[i])) fail('changed the rows that it was asked for.')
      },
    )
  }
  const guarded = (sink: RunSink): RunSink => {
    const refuseRows = (what: string, rows: Int32Array, count: number) => {
      if (count !== rows.length) fail(`gave ${count} ${what} for ${rows.length} runs.`)
      const odd = rows.find((row) => row < 0 || row >= source.length)
      if (odd !== undefined) fail(`gave ${what} for row ${odd}, of ${source.length}.`)
    }
    return {
      column(key, rows, column) {
        refuseRows(`values of ${nameOf(key)}`, rows, column.length)
        const fault = layoutFault({ length: rows.length, columns: [{ ...column, name: nameOf(key) }] })
        if (fault) fail(`gave a column that is not well formed: ${fault}.`)
        sink.column(key, rows, column)
      },
      names(facet, rows, names, derived) {
        for (const lists of derived ? [names, derived] : [names]) {
          refuseRows(`lists of ${facet}`, rows, lists.length)
          if (![...new Set(lists)].every(isListOfPaths)) fail(`gave names of ${facet} that are not lists of texts.`)
        }
        sink.names(facet, rows, names, derived)
      },
    }
  }
  return {
    length: source.length,
    get diagnostics() {
      return source.diagnostics
    },
    ...(source.later && { later: true }),
    ...(source.experiments && { experiments: source.experiments }),
    info(row) {
      const info = callPlugin({ plugin, operation: `tell the info of row ${row}` }, () => source.info(row))
      return typeof info?.runId === 'string' ? info : fail(`gave no info with a runId for row ${row}.`)
    },
    read(request, sink) {
      const operation = operationOf(request)
      const answer = ask(operation, request, (asked) => source.read(asked, guarded(sink)))
      if (request.mayWait || !isPromise(answer)) return answer
      answer.then(undefined, () => {})
      return fail(`answered by a promise when it was asked to ${operation} at once. Give its source \`later: true\`.`)
    },
    ...(source.histories && {
      histories: (request, sink) => ask('read histories', request, (asked) => source.histories!(asked, guarded(sink))),
    }),
    ...(source.artifacts && {
      artifacts: (row) =>
        artifactsOf(
          plugin,
          call('read artifacts', () => source.artifacts!(row)),
        ),
    }),
    ...(source.updated && {
      updated: (update) => {
        const updated = call('change configs', () => source.updated!(update))
        return updated && guard(updated, { plugin, strict })
      },
    }),
    ...(source.close && { close: () => call('close', () => source.close!()) }),
  }
}

const isListOfPaths = (paths: unknown): boolean =>
  Array.isArray(paths) && paths.every((path) => Array.isArray(path) && path.every((name) => typeof name === 'string'))

/** What is asked for, after "failed to". */
function operationOf({ keys, names, facets }: ReadRequest): string {
  const wanted = [...keys.map(nameOf), ...facets]
  if (wanted.length === 0) return `list the ${names.join(' and ')}`
  const [first, ...more] = wanted
  return `read ${first}${more.length > 0 ? ` and ${more.length} more` : ''}`
}

/** A key for messages. */
const nameOf = ({ facet, path, reduce }: FacetKey) => {
  const name = [facet, ...path].join('.')
  return reduce ? `${reduce}(${name})` : name
}

/** @throws RunError FAULT for the first diagnostic after those that were seen. */
export function refuseFaults({ diagnostics }: Pick<RunSource, 'diagnostics'>, seen = 0): void {
  const fault = diagnostics[seen]
  if (!fault) return
  throw new RunError('FAULT', `${fault.message} (strict: a fault in the data is an error)`, { diagnostic: fault })
}
