/** The forms in which answers are written, the usual ones first, with the endings of their files' names. */
const formats = {
  table: [],
  tsv: ['tsv'],
  csv: ['csv'],
  json: ['json'],
  ndjson: ['ndjson', 'jsonl'],
  md: ['md', 'markdown'],
  html: ['html', 'htm'],
  latex: ['tex', 'latex'],
  arrow: ['arrow', 'feather'],
  parquet: ['parquet'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Format = keyof typeof formats

/** A form that holds whole columns, for programs and documents. */
export type DataFormat = Exclude<Format, 'table'>

export const formatNames = Object.keys(formats) as readonly Format[]

/** The form that the ending of a file's name asks for, if it is one of these. */
export function formatOfFile(path: string): Format | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase()
  return formatNames.find((name) => formats[name].some((one) => one === ending))
}

/** Whether a form is no text. */
export const isBinary = (format: Format): boolean => format === 'arrow' || format === 'parquet'
