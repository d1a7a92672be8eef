import type { Columns } from '@runsheaf/core/plugin'
import { safeLines } from '../render/safe-text.ts'
import { csvLines, tsvLines } from './delimited.ts'
import type { Output } from './output.ts'

/** Columns as separated values, in the form that the output asks for; a terminal is spared control characters. */
export function dataLines(data: Columns, { format, isTTY }: Output): string[] {
  if (format === 'tsv') return tsvLines(data)
  return isTTY ? csvLines(data).map(safeLines) : csvLines(data)
}
