import { type Columns, checkColumns } from '@runsheaf/core/plugin'
import type { DataFormat } from '../formats.ts'
import { type DocumentTable, dataDocument } from './document-table.ts'

/** What a form is made of. */
export interface Content {
  /** For programs: every column, with exact values. */
  readonly data: Columns
  /** For documents that people read, where they show something else than the data. */
  readonly document?: () => DocumentTable
}

type Writer = (content: Content) => string | Uint8Array

const documentOf = ({ data, document }: Content) => document?.() ?? dataDocument(data)

/** How each form is written; its code is loaded when it is asked for. */
const writers: Readonly<Record<Exclude<DataFormat, 'json'>, () => Promise<Writer>>> = {
  tsv: async () => {
    const { tsvText } = await import('./tsv.ts')
    return ({ data }) => tsvText(data)
  },
  csv: async () => {
    const { toCSV } = await import('@runsheaf/core/text')
    return ({ data }) => toCSV(data)
  },
  ndjson: async () => {
    const { ndjsonText } = await import('./json.ts')
    return ({ data }) => ndjsonText(data)
  },
  md: async () => {
    const { markdown } = await import('./markdown.ts')
    return (content) => markdown(documentOf(content))
  },
  html: async () => {
    const { htmlText } = await import('./html.ts')
    return (content) => htmlText(documentOf(content))
  },
  latex: async () => {
    const { latexText } = await import('./latex.ts')
    return (content) => latexText(documentOf(content))
  },
  arrow: async () => {
    const { toArrowIPC } = await import('@runsheaf/core/arrow')
    return ({ data }) => toArrowIPC(data, { format: 'file' })
  },
  parquet: async () => {
    const { parquetBytes } = await import('./parquet.ts')
    return ({ data }) => parquetBytes(data)
  },
}

/**
 * Columns in a form.
 *
 * @throws RunError COLUMN_DUPLICATE
 */
export async function formContent(format: Exclude<DataFormat, 'json'>, content: Content): Promise<string | Uint8Array> {
  checkColumns(content.data)
  return (await writers[format]())(content)
}
