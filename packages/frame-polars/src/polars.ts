import { toArrowIPC } from '@runsheaf/core/arrow'
import { checkColumns, defineFrameBackend, type FrameBackend, type NamedColumn, RunError } from '@runsheaf/core/plugin'
import type { DataFrame, Series } from 'nodejs-polars'
import { loadPolars } from './load-polars.ts'
import type { PolarsKind } from './polars-schema.ts'
import { scratch } from './scratch.ts'
import { seriesNamed } from './series-named.ts'
import { toColumns } from './to-columns.ts'

export interface PolarsOptions {
  /**
   * What text becomes: `string` (the default), or `categorical` where values repeat, which takes less memory and time but
   * cannot be joined with, or compared to, every other text column.
   */
  readonly strings?: 'string' | 'categorical'
}

export interface PolarsBackend extends FrameBackend<PolarsKind> {
  series(column: NamedColumn): Series
}

/**
 * Frames of nodejs-polars: itself the backend, and called with options a backend that has them.
 *
 * @example
 * createSheaf({ loaders: [mlflow()], frame: polars })
 * @example
 * runs.with(polars({ strings: 'categorical' })).toFrame('model.type')
 */
export const polars: PolarsBackend & ((options?: PolarsOptions) => PolarsBackend) = Object.freeze(
  Object.defineProperties(makeBackend, Object.getOwnPropertyDescriptors(makeBackend())),
) as PolarsBackend & typeof makeBackend

function makeBackend({ strings = 'string' }: PolarsOptions = {}): PolarsBackend {
  const text = strings === 'string' ? 'views' : 'dictionary'
  const fromColumns: PolarsBackend['fromColumns'] = (columns) => {
    checkColumns(columns)
    for (const column of columns.columns) refuseMixed(column)
    const { buffer, byteOffset, byteLength } = toArrowIPC(columns, { text, times: 'naive', into: scratch })
    return loadPolars().readIPCStream(Buffer.from(buffer, byteOffset, byteLength)) as DataFrame
  }
  const series = (column: NamedColumn) =>
    seriesNamed(fromColumns({ length: column.length, columns: [column] }), column.name)
  return Object.freeze({ ...defineFrameBackend<PolarsKind>({ name: 'polars', fromColumns, toColumns }), series })
}

/** @throws RunError COLUMN_MIXED, as polars has no column of values that share no type. */
function refuseMixed({ name, type }: NamedColumn): void {
  if (type !== 'mixed') return
  const message = `The column ${name} holds maps or values of several types, which no polars column can. Choose with({ mixed: 'string' }), or keys below ${name}.`
  throw new RunError('COLUMN_MIXED', message, { key: name })
}
