import { columnOf, type DatasetInput, type Loader, valuesOf } from '../../../../src/plugin.ts'
import { answers, type Broken, columns, configs, infos, isKey, names, runs, value, values } from './loader.ts'

const without = (cfg: object, name: string) =>
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
  [
    'has no whole configs of several runs',
    'gives a whole config by the empty path',
    columns(isKey('cfg'), (column, _key, rows) =>
      rows.length > 1 ? columnOf(valuesOf(column).fill(undefined)) : column,
    ),
  ],
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
    values(isKey('metrics', 'train/loss'), () => undefined),
  ],
  ['takes folders for metrics', 'finds no metric that is not there', values(isKey('metrics', 'train'), () => 1)],
  [
    'lists metrics without those in folders',
    'names the metrics of each run',
    names('metrics', (name) => name !== 'train/loss'),
  ],
]

/** A loader that changes the datasets of a run with several. */
const several = (change: (inputs: readonly DatasetInput[]) => readonly object[]): Loader =>
  values(isKey('datasets'), (inputs) => (inputs?.length > 1 ? change(inputs) : inputs))

const brokenDatasets: readonly Broken[] = [
  [
    'gives each dataset the name of the first',
    'lists names, digests and contexts of datasets',
    several((inputs) => inputs.map((input) => ({ ...input, name: inputs[0]!.name }))),
  ],
  [
    'has no digests',
    'lists names, digests and contexts of datasets',
    several((inputs) => inputs.map((input) => without(input, 'digest'))),
  ],
  [
    'makes up contexts',
    'lists names, digests and contexts of datasets',
    several((inputs) => inputs.map((input) => ({ context: '', ...input }))),
  ],
]

/** What columns are, whatever they hold. */
const brokenColumns: readonly Broken[] = [
  [
    'gives values in the order of its rows',
    'gives values in the order of the rows that are asked for',
    answers(({ column }) => ({ column: (key, rows) => column(key, key.facet === 'cfg' ? rows.toSorted() : rows) })),
  ],
  [
    'gives names in the order of its rows',
    'gives names in the order of the rows that are asked for',
    answers(({ names }) => ({ names: (facet, rows) => names(facet, rows.toSorted()) })),
  ],
  ['fills one array again and again', 'does not change what it has delivered', refilling()],
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

/** A loader that delivers all its metrics in one array. */
function refilling(): Loader {
  const shared = new Float64Array(100)
  return columns(
    ({ facet }) => facet === 'metrics',
    (column) => {
      if (column.type !== 'f64') return column
      shared.set(column.values)
      return { ...column, values: shared.subarray(0, column.length) }
    },
  )
}
