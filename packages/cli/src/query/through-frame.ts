import type { Columns } from '@runsheaf/core/plugin'
import type { LoadedConfig } from '../config/load-config.ts'
import type { FrameOption } from '../options/frame-option.ts'

/**
 * Columns as they come out of a data frame of the backend that the options or the config file choose; without a choice as
 * they are. A frame does not tell missing from null, so what is missing is noted again.
 */
export async function throughFrame(columns: Columns, { frame }: FrameOption, loaded: LoadedConfig): Promise<Columns> {
  const choice = frame ?? loaded.config.frame
  if (choice === undefined) return columns
  const { frameBackend } = await import('../config/frame-backend.ts')
  const backend = await frameBackend(choice, loaded.folder)
  const framed = backend.toColumns(backend.fromColumns(columns))
  return {
    length: framed.length,
    columns: framed.columns.map((column, i) => {
      const { missing } = columns.columns[i]!
      return missing ? { ...column, missing } : column
    }),
  }
}
