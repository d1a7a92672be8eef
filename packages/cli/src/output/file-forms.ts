import type { Columns } from '@runsheaf/core/plugin'
import { csvLines, tsvLines } from './delimited.ts'
import { jsonLine, jsonText, records } from './json.ts'
import { markdownLines } from './markdown.ts'

/** What beside the table goes into a file. */
export interface FileFacts {
  readonly store: string
  /** Keep spreadsheets from running text. */
  readonly guarded: boolean
}

type Form = (data: Columns, facts: FileFacts) => readonly string[]

/** The forms of files, by the ending of their names. */
export const fileForms = {
  csv: (data, { guarded }) => csvLines(data, guarded),
  tsv: (data) => tsvLines(data),
  json: (data, { store }) => [jsonText('export', { store, rows: records(data) })],
  ndjson: (data) => records(data).map(jsonLine),
  md: (data) => markdownLines(data),
} satisfies Record<string, Form>

export type FileForm = keyof typeof fileForms
