import type { Columns } from '@runsheaf/core/plugin'
import { toCSV, toMarkdown, toNDJSON } from '@runsheaf/core/text'
import { jsonDocument, safeJson } from './json.ts'
import { tsvText } from './tsv.ts'

/** The forms of files, by the ending of their names. */
export const fileForms = {
  csv: (data) => toCSV(data),
  tsv: tsvText,
  json: (data, store) => jsonDocument('export', { store }, { rows: data }),
  ndjson: (data) => safeJson(toNDJSON(data)),
  md: toMarkdown,
} satisfies Record<string, (data: Columns, store: string) => string>

export type FileForm = keyof typeof fileForms
