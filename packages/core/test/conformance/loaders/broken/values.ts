import { columnOf, valuesOf } from '../../../../src/plugin.ts'
import { type Broken, columns, configs, infos, isKey, names, runs, store, value, values } from './loader.ts'

const without = (cfg: Record<string, unknown>, name: string) =>
  Object.fromEntries(Object.entries(cfg).filter(([other]) => other !== name))

/** What is known of runs before anything is read. */
const brokenInfo: readonly Broken[] = [
  [
    'calls the experiment of a run by its id',
    'keeps names and ids of experiments',
    infos(({ experimentId }) => ({ jobName: experimentId })),
  ],
  [
    'gives null for what is not known',
    'gives what core needs to know of a run, each in its form',
    infos(() => ({ userId: null as never })),
  ],
  [
    'puts runs that did not finish into one folder',
    'gives each run a runDir of its own',
    infos(({ status, runDir }) => ({ runDir: status === 'SCHEDULED' || status === 'KILLED' ? 'x' : runDir })),
  ],
  [
    'takes runs that were killed for failed ones',
    'keeps names, status and times of runs',
    infos(({ status }) => (status === 'KILLED' ? { status: 'FAILED' } : {})),
  ],
  [
    'takes an unset time for 1970',
    'leaves unset what is not known of a run',
    infos(({ endTime }) => ({ endTime: endTime ?? new Date(0) })),
  ],
  [
    'gives the duration in milliseconds',
    'gives the duration in seconds',
    infos(({ startTime, endTime }) => ({ duration: endTime && endTime.getTime() - startTime!.getTime() })),
  ],
  ['has no column of durations', 'gives infos as columns too', values(isKey('info', 'duration'), () => undefined)],
]

const brokenConfigs: readonly Broken[] = [
  ['writes text in capitals', 'keeps text in configs', value((v) => (v === 'lstm' ? 'LSTM' : v))],
  [
    'takes text for what it reads like',
    'keeps text that reads like something else in configs',
    value((v) => (v === '0.10' ? 0.1 : v)),
  ],
  ['takes empty text for null', 'keeps empty text, and blanks in configs', value((v) => (v === '' ? null : v))],
  ['cuts the last line break off', 'keeps text of several lines in configs', value((v) => (v === 'a\n' ? 'a' : v))],
  [
    'takes backslashes for escapes',
    'keeps text with quotes, commas and backslashes in configs',
    value((v) => (v === 'a\\b' ? 'ab' : v)),
  ],
  [
    'normalizes text',
    'keeps text of other scripts in configs',
    value((v) => (typeof v === 'string' ? v.normalize('NFC') : v)),
  ],
  [
    'takes integers for floats',
    'keeps small integers in configs',
    columns(isKey('cfg', 'value'), (column) =>
      column.type === 'i32' && column.nullCount === 0
        ? { type: 'f64', length: column.length, nullCount: 0, values: Float64Array.from(column.values) }
        : column,
    ),
  ],
  ['rounds great integers', 'keeps integers in configs', value((v) => (v === 2 ** 53 - 1 ? 2 ** 53 : v))],
  ['takes small numbers for 0', 'keeps floats in configs', value((v) => (v === 1e-9 ? 0 : v))],
  [
    'takes the type of the first number for all',
    'keeps integers beside floats in configs',
    value((v, run) => (run === 1 && v === 0.5 ? 0 : v)),
  ],
  ['takes false for 0', 'keeps booleans in configs', value((v) => (v === false ? 0 : v))],
  ['takes null for missing', 'keeps null in configs', value((v, run) => (v === null && run === 0 ? undefined : v))],
  ['unwraps lists of one', 'keeps lists in configs', value((v) => (v?.[0] === 3 ? 3 : v))],
  [
    'takes empty lists for null',
    'keeps empty lists in configs',
    value((v) => (Array.isArray(v) && v.length === 0 ? null : v)),
  ],
  [
    'flattens lists',
    'keeps lists of lists in configs',
    value((v) => (Array.isArray(v) && v.some(Array.isArray) ? v.flat() : v)),
  ],
  [
    'makes text of mixed lists',
    'keeps lists of text, numbers and null in configs',
    value((v) => (Array.isArray(v) && v.includes(null) ? v.map(String) : v)),
  ],
  ['takes maps for text', 'keeps maps in configs', value((v) => (v?.a === 2 ? JSON.stringify(v) : v))],
  ['leaves maps in lists out', 'keeps lists of maps in configs', value((v) => (v?.[0]?.a === 1 ? [] : v))],
  [
    'makes text of what is no number',
    'keeps values whose type differs from run to run in configs',
    value((v, run) => (v === true && run === 2 ? 'true' : v)),
  ],
  [
    'reads three levels',
    'finds keys of maps in maps in configs',
    configs((cfg) => (cfg.a?.b?.c?.d ? { a: { b: { c: {} } } } : cfg)),
  ],
  [
    'splits names at dots',
    'finds dots in names, the longest name first in configs',
    configs((cfg) => without(cfg, 'a.b')),
  ],
  [
    'takes own names for inherited ones',
    'finds names that every object has in configs',
    configs((cfg) => (Object.hasOwn(cfg, 'constructor') ? {} : cfg)),
  ],
  [
    'leaves quotes in names out',
    'finds names with blanks, slashes and quotes in configs',
    configs((cfg) => without(cfg, "it's a/b")),
  ],
  ['reads ASCII alone', 'finds names in other scripts in configs', configs((cfg) => without(cfg, '学習率'))],
  [
    'takes maps with digits for lists',
    'finds names of digits in configs',
    configs((cfg) => (cfg.layers ? { layers: Object.values(cfg.layers) } : cfg)),
  ],
  ['has no whole config', 'gives a whole config by the empty path', values(isKey('cfg'), () => undefined)],
  ['gives leaves alone', 'gives a map of a config by its path', values(isKey('cfg', 'model'), () => undefined)],
  [
    'takes missing for null',
    'tells what is missing in a config from null',
    values(isKey('cfg', 'dropout'), () => null),
  ],
  [
    'finds what objects inherit',
    'finds nothing where a config has nothing',
    values(isKey('cfg', 'constructor'), (v, all) => (all.every((other) => other === undefined) ? 'Object' : v)),
  ],
  ['names what is in the first run', 'names the leaves of each config', names('cfg', (name) => name !== 'dropout')],
]

const brokenTexts: readonly Broken[] = (['params', 'tags'] as const).flatMap((facet): readonly Broken[] => [
  [
    `reads ${facet} as numbers`,
    `keeps ${facet} as they were written`,
    runs((run) => (run[facet]?.p === '0.10' ? { [facet]: { p: '0.1' } } : {})),
  ],
  [
    `reads no ${facet} in folders`,
    `finds ${facet} by names with slashes, blanks and dots`,
    values(isKey(facet, 'a/b'), () => undefined),
  ],
  [
    `finds ${facet} by the beginning of a name`,
    `finds no ${facet} that are not there`,
    values(isKey(facet, 'a'), () => '1'),
  ],
  [`lists ${facet} without those in folders`, `names the ${facet} of each run`, names(facet, (name) => name !== 'a/b')],
])

const brokenMetrics: readonly Broken[] = [
  [
    'takes whole metrics for integers',
    'keeps metrics as floats, also whole ones',
    columns(isKey('metrics', 'm'), (column) => columnOf(valuesOf(column))),
  ],
  [
    'rounds metrics',
    'keeps metrics to the last digit',
    columns(isKey('metrics', 'm'), (column) =>
      column.type === 'f64'
        ? { ...column, values: column.values.map((v) => (Number.isFinite(v) ? Number(v.toFixed(6)) : v)) }
        : column,
    ),
  ],
  [
    'takes NaN for null',
    'keeps metrics that diverged: NaN and the infinities',
    columns(isKey('metrics', 'm'), (column) => {
      const all = valuesOf(column)
      return all.some(Number.isNaN) ? columnOf(all.map((v) => (Number.isNaN(v) ? null : v))) : column
    }),
  ],
  [
    'reads no metrics in folders',
    'finds a metric by a name with a slash',
    values(isKey('metrics', 'val/acc'), () => undefined),
  ],
  ['takes folders for metrics', 'finds no metric that is not there', values(isKey('metrics', 'val'), () => 1)],
  [
    'lists metrics without those in folders',
    'names the metrics of each run',
    names('metrics', (name) => name !== 'val/acc'),
  ],
]

const brokenDatasets: readonly Broken[] = [
  ['takes one dataset', 'lists the names of datasets', values(isKey('datasets', 'name'), (v) => v?.slice(0, 1))],
  ['has no digests', 'lists the digests of datasets', values(isKey('datasets', 'digest'), () => undefined)],
  [
    'makes up contexts',
    'lists the contexts that datasets have',
    values(isKey('datasets', 'context'), (v) => v && [...v, '']),
  ],
]

/** What columns and records are, whatever they hold. */
const brokenColumns: readonly Broken[] = [
  [
    'gives values in the order of its rows',
    'gives values in the order of the rows that are asked for',
    store(({ column }) => ({ column: (key, rows) => column(key, rows.toSorted()) })),
  ],
  [
    'gives names in the order of its rows',
    'gives names in the order of the rows that are asked for',
    store(({ names }) => ({ names: (facet, rows) => names(facet, rows.toSorted()) })),
  ],
  [
    'gives a value once',
    'gives the same values when it is asked again',
    store(({ column }) => {
      let asked = false
      return {
        column(key, rows) {
          const again = asked && isKey('metrics', 'loss')(key)
          asked ||= isKey('metrics', 'loss')(key)
          return column(again ? { facet: 'metrics', path: ['no'] } : key, rows)
        },
      }
    }),
  ],
  [
    'has records without params',
    'gives a whole run as one record',
    store(({ record }) => ({ record: (index) => ({ ...record(index), params: {} }) })),
  ],
]

/** What a loader knows of runs, and what they hold. */
export const brokenValues: readonly Broken[] = [
  ...brokenInfo,
  ...brokenConfigs,
  ...brokenTexts,
  ...brokenMetrics,
  ...brokenDatasets,
  ...brokenColumns,
]
