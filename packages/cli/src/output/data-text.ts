import type { Columns } from '@runsheaf/core/plugin'
import { toCSV } from '@runsheaf/core/text'
import { safeLines } from '../render/safe-text.ts'
import type { Output } from './output.ts'
import { tsvText } from './tsv.ts'

/** Columns as separated values, in the form that the output asks for; a terminal is spared control characters. */
export function dataText(data: Columns, { format, isTTY }: Output): string {
  if (format === 'tsv') return tsvText(data)
  return isTTY ? safeLines(toCSV(data)) : toCSV(data)
}
