import { columnOf } from '../../../../src/plugin.ts'
import { type Broken, isKey, reading, store } from './loader.ts'

/** What is read ahead of time. */
export const brokenReading: readonly Broken[] = [
  [
    'takes for missing what it cannot read at once',
    'gives what was not read ahead, unless it says that it answers later',
    store(({ read }) => ({
      read(request, sink) {
        const [seed] = request.keys.filter(isKey('cfg', 'seed'))
        if (!seed || request.mayWait) return read(request, sink)
        sink.column(seed, request.rows, columnOf(Array.from(request.rows, () => undefined)))
      },
    })),
  ],
  [
    'does not read a key by itself',
    'gives what was read ahead by its key',
    reading(({ read }) => ({
      read: (request, sink) => read({ ...request, keys: request.keys.filter((key) => !isKey('cfg', 'lr')(key)) }, sink),
    })),
  ],
  [
    'reads all of a facet but notes',
    'gives all of a facet that was read ahead',
    reading(({ read }) => ({
      read: (request, sink) =>
        read(request, {
          ...sink,
          names: (facet, rows, names) => {
            const withoutNotes = names.map((paths) => paths.filter(([name]) => name !== 'note'))
            sink.names(facet, rows, request.facets.join() === 'params' ? withoutNotes : names)
          },
        }),
    })),
  ],
  [
    'gives first values for last ones with all metrics',
    'gives the last values of metrics that were read ahead',
    store(({ read }, runs) => ({
      read(request, sink) {
        const firsts = Array.from(request.rows, (row) => runs[row]!.metrics?.loss?.[0]?.value)
        if (request.facets.join() === 'metrics')
          sink.column({ facet: 'metrics', path: ['loss'] }, request.rows, columnOf(firsts))
        return read(request, sink)
      },
    })),
  ],
  [
    'gives each run the names of the first',
    'gives names that were read ahead',
    store(({ read }) => ({
      read: (request, sink) =>
        read(request, {
          ...sink,
          names: (facet, rows, names) =>
            sink.names(
              facet,
              rows,
              request.mayWait && request.facets.length === 0 ? names.map(() => names[0]!) : names,
            ),
        }),
    })),
  ],
  [
    'reads the first run where it is asked for one',
    'gives what was read ahead for some runs, in any order',
    reading(({ read }) => ({
      read: (request, sink) =>
        read(request.rows.length === 1 ? { ...request, rows: Int32Array.of(0) } : request, {
          column: (key, _, column) => sink.column(key, request.rows, column),
          names: (facet, _, ...names) => sink.names(facet, request.rows, ...names),
        }),
    })),
  ],
]
