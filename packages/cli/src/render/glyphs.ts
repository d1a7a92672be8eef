/** The signs beyond ASCII that the output uses, or what stands for them. */
export interface Glyphs {
  readonly dot: string
  readonly cut: string
  readonly plusMinus: string
  readonly minus: string
  readonly best: string
  readonly down: string
  readonly up: string
  readonly from: string
  readonly none: string
  /** From low to high. */
  readonly bars: readonly string[]
  readonly plot: PlotGlyphs
}

/** The signs of which plots are made. */
export interface PlotGlyphs {
  /** Whether curves are drawn with Braille's dots; else with their marks. */
  readonly braille: boolean
  readonly band: string
  /** Where bands overlap. */
  readonly bands: string
  readonly axis: { readonly bar: string; readonly tick: string; readonly corner: string; readonly rule: string }
}

/** Signs of Unicode. */
export const unicode: Glyphs = {
  dot: '·',
  cut: '…',
  plusMinus: '±',
  minus: '−',
  best: '●',
  down: '↓',
  up: '↑',
  from: '←',
  none: '–',
  bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  plot: { braille: true, band: '░', bands: '▒', axis: { bar: '│', tick: '┤', corner: '└', rule: '─' } },
}

const ascii: Glyphs = {
  dot: '|',
  cut: '~',
  plusMinus: '+-',
  minus: '-',
  best: '*',
  down: 'desc',
  up: 'asc',
  from: '<-',
  none: '-',
  bars: ['_', '.', '-', '=', '+', '*', '%', '#'],
  plot: { braille: false, band: '.', bands: ':', axis: { bar: '|', tick: '+', corner: '+', rule: '-' } },
}

/** The signs that a locale can show; where none is set, a terminal of today is taken to know Unicode. */
export function glyphsFor(env: Readonly<Record<string, string | undefined>>): Glyphs {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return !locale || /utf-?8/i.test(locale) ? unicode : ascii
}
