import type { Columns } from '@runsheaf/core/plugin'
import type { OpenStore } from '../query/open-store.ts'
import { plural } from '../query/plural.ts'
import { safeLines, safeText } from '../render/safe-text.ts'
import type { DataFormat } from './formats.ts'
import type { DocumentTable } from './forms/document-table.ts'
import type { Output } from './output.ts'
import { refuseStore } from './refuse-store.ts'

/** What a command answers, in every form that it may be written in. */
export interface Answer {
  readonly command: string
  /** The store that it is about, if any. */
  readonly store?: OpenStore
  /** What a row is, as in `run`. */
  readonly row: string
  /** For programs: every column, with exact values. */
  readonly data: Columns
  /** For JSON, before the rows. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** In JSON, what the rows are called; `rows` if not given. None where the facts say it all. */
  readonly rows?: string | null
  /** For a terminal. */
  readonly lines: () => readonly string[]
  /** For documents that people read, where they show something else than the data. */
  readonly document?: () => DocumentTable
}

/**
 * Writes an answer in the form that the output asks for, to where it asks.
 *
 * @throws UsageError for a file that belongs to a store.
 */
export async function printAnswer(answer: Answer, output: Output): Promise<void> {
  const { store, data, row } = answer
  const { file, format } = output
  if (file !== undefined) await refuseStore(file, store)
  if (format === 'table') output.print(answer.lines())
  else {
    const content = await contentOf(answer, format, output.csvSafe)
    output.write(typeof content === 'string' && output.isTTY ? safeLines(content) : content)
  }
  if (file !== undefined)
    output.note(`wrote ${plural(data.length, row)}, ${plural(data.columns.length, 'column')} to ${safeText(file)}`)
}

async function contentOf(answer: Answer, format: DataFormat, csvSafe: boolean): Promise<string | Uint8Array> {
  const { command, store, facts, rows = 'rows', data } = answer
  if (format === 'json') {
    const { jsonDocument } = await import('./forms/json.ts')
    return jsonDocument(
      command,
      { ...(store && { store: store.location.path }), ...facts },
      rows === null ? {} : { [rows]: data },
    )
  }
  const { formContent } = await import('./forms/form-content.ts')
  if (!csvSafe || (format !== 'csv' && format !== 'tsv')) return formContent(format, answer)
  const { guarded } = await import('./forms/guarded.ts')
  return formContent(format, { data: guarded(data) })
}
