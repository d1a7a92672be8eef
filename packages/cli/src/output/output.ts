import { resolve } from 'node:path'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { OutputOptions } from '../options/output-options.ts'
import { type Glyphs, glyphsFor } from '../render/glyphs.ts'
import { defaultPrecision } from '../render/numbers.ts'
import { type Style, styleFor } from '../render/style.ts'
import { wrap } from '../render/wrap.ts'
import { type Format, formatNames, formatOfFile, isBinary } from './formats.ts'
import { pagerFor, showPaged } from './pager.ts'
import { writeToFile } from './write-to-file.ts'

/** Where an answer is written, and how. */
export interface Output {
  readonly format: Format
  readonly width: number
  readonly glyphs: Glyphs
  readonly style: Style
  /** Significant digits of measured numbers. */
  readonly precision: number
  /** Whether text that a spreadsheet would run is marked as text. */
  readonly csvSafe: boolean
  /** Whether a terminal shows the answer. */
  readonly isTTY: boolean
  /** The file that the answer goes to; none: it goes to stdout. */
  readonly file: string | undefined
  print(lines: readonly string[]): void
  write(content: string | Uint8Array): void
  /** Tells on stderr what was done. */
  note(text: string): void
  /** Sentences in lines of the terminal's width. */
  prose(text: string): readonly string[]
}

/**
 * The output of a command, by its options, the environment, and what reads it.
 *
 * @param otherwise the form where none is asked for.
 */
export function outputOf(context: Context, options: OutputOptions, otherwise = defaultFormat(context)): Output {
  const { stdout, stderr, columns, rows = Number.POSITIVE_INFINITY, env, cwd } = context
  const named = options.output === '-' ? undefined : options.output
  const file = named === undefined ? undefined : resolve(cwd, named)
  const isTTY = context.isTTY && file === undefined
  const format = formatOf(options, named, otherwise)
  if (isTTY && isBinary(format))
    throw new UsageError(`${format} is not for a terminal`, `name a file: -o FILE.${format}`)
  const write = (content: string | Uint8Array) => {
    if (file === undefined) stdout.write(content)
    else writeToFile(file, content)
  }
  return {
    format,
    width: columns,
    glyphs: glyphsFor(env),
    style: styleFor(options.color ?? 'auto', env, isTTY),
    precision: options.precision ?? defaultPrecision,
    csvSafe: options.csvSafe ?? false,
    isTTY,
    file,
    write,
    print: (lines) => {
      const text = lines.map((line) => `${line}\n`).join('')
      const pager = isTTY && options.pager && lines.length >= rows ? pagerFor(context) : undefined
      if (!pager || !showPaged(text, pager, env)) write(text)
    },
    note: (text) => void stderr.write(`runsheaf: ${text}\n`),
    prose: (text) => wrap(text, columns),
  }
}

function defaultFormat({ env: { RUNSHEAF_FORMAT: asked }, isTTY }: Context): Format {
  if (!asked) return isTTY ? 'table' : 'tsv'
  const format = formatNames.find((name) => name === asked)
  if (format) return format
  throw new UsageError(`there is no form ${asked}`, `RUNSHEAF_FORMAT is one of ${formatNames.join(', ')}`)
}

function formatOf({ format, json, csv }: OutputOptions, file: string | undefined, otherwise: Format): Format {
  if (json) return 'json'
  if (csv) return 'csv'
  if (format || file === undefined) return format ?? otherwise
  const known = formatOfFile(file)
  if (known) return known
  throw new UsageError(`what form has ${file}?`, `--format ${formatNames.join('|')}, or a usual ending`)
}
