import type { Context } from '../context.ts'
import { type Format, formats, type OutputOptions } from '../options/output-options.ts'
import { type Glyphs, glyphsFor } from '../render/glyphs.ts'
import { usualPrecision } from '../render/numbers.ts'
import { type Style, styleFor } from '../render/style.ts'
import { wrap } from '../render/wrap.ts'
import { pagerFor, showPaged } from './pager.ts'

/** Where an answer is written, and how. */
export interface Output {
  readonly format: Format
  readonly width: number
  readonly glyphs: Glyphs
  readonly style: Style
  /** Significant digits of measured numbers. */
  readonly precision: number
  readonly isTTY: boolean
  print(lines: readonly string[]): void
  write(text: string): void
  /** Sentences in lines of the terminal's width. */
  prose(text: string): readonly string[]
}

/** The output of a command, by its options, the environment, and what reads it. */
export function outputOf(context: Context, options: OutputOptions): Output {
  const { stdout, columns, rows, isTTY, env } = context
  return {
    format: formatOf(options, env, isTTY),
    width: columns,
    glyphs: glyphsFor(env),
    style: styleFor(options.color, env, isTTY),
    precision: options.precision ?? usualPrecision,
    isTTY,
    write: (text) => void stdout.write(text),
    print: (lines) => {
      const text = lines.map((line) => `${line}\n`).join('')
      const pager = options.pager && lines.length >= (rows ?? Number.POSITIVE_INFINITY) ? pagerFor(context) : undefined
      if (!pager || !showPaged(text, pager, env)) stdout.write(text)
    },
    prose: (text) => wrap(text, columns),
  }
}

function formatOf(options: OutputOptions, env: Context['env'], isTTY: boolean): Format {
  if (options.json) return 'json'
  if (options.csv) return 'csv'
  const usual = formats.find((format) => format === env.RUNSHEAF_FORMAT) ?? (isTTY ? 'table' : 'tsv')
  return options.format ?? usual
}
