import type { Columns } from '@runsheaf/core/plugin'
import { linesOf } from '@runsheaf/core/text'
import { safeText } from '../../render/safe-text.ts'

/**
 * Tab-separated values, names first, for pipes: one line for each row whatever the cells hold, since tabs, ends of lines and
 * control characters are spelled out (`\t`, `\n`, `\e`).
 */
export const tsvText = (columns: Columns): string => linesOf(columns, '\t', safeText)
