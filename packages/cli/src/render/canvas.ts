import type { PlotGlyphs } from './glyphs.ts'

/** What of a drawing one cell of a terminal shows. */
interface Cell {
  /** The dots that are set, as Braille counts them. */
  dots: number
  /** The curve that was drawn first. */
  owner: number
  mark: string
  /** How many bands lie behind, and the first one's curve. */
  bands: number
  bandOwner: number
}

/** The bit of each dot in a Braille sign: by row, then column. */
const dotBits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const

/** Dots in a cell, side by side and one below the other. */
export const dotsAcross = 2
export const dotsDown = 4

/** Dresses a text in the colour of a curve. */
export type Paint = (text: string, curve: number) => string

/** A drawing of curves in the cells of a terminal. Positions are in dots, from the top left. */
export class Canvas {
  readonly #columns: number
  readonly #cells: readonly Cell[]

  constructor(columns: number, rows: number) {
    this.#columns = columns
    this.#cells = Array.from({ length: columns * rows }, () => {
      return { dots: 0, owner: -1, mark: '', bands: 0, bandOwner: -1 }
    })
  }

  dot(x: number, y: number, curve: number): void {
    const cell = this.#cellAt(Math.floor(x / dotsAcross), Math.floor(y / dotsDown))
    if (!cell) return
    if (cell.owner < 0) cell.owner = curve
    cell.dots |= dotBits[y % dotsDown]![x % dotsAcross]!
  }

  /** Writes a curve's mark into a cell, unless there is one. */
  mark(column: number, row: number, mark: string, curve: number): void {
    const cell = this.#cellAt(column, row)
    if (cell?.mark !== '') return
    cell.mark = mark
    cell.owner = curve
  }

  /** Shades a cell. */
  band(column: number, row: number, curve: number): void {
    const cell = this.#cellAt(column, row)
    if (!cell) return
    if (cell.bands === 0) cell.bandOwner = curve
    cell.bands++
  }

  /** The drawing, line by line; where there is no Braille, curves are drawn with their marks. */
  lines(glyphs: PlotGlyphs, marks: readonly string[], paint: Paint): string[] {
    return Array.from({ length: this.#cells.length / this.#columns }, (_, row) =>
      this.#cells
        .slice(row * this.#columns, (row + 1) * this.#columns)
        .map((cell) => cellText(cell, glyphs, marks, paint))
        .join('')
        .trimEnd(),
    )
  }

  #cellAt(column: number, row: number): Cell | undefined {
    return column >= 0 && column < this.#columns ? this.#cells[row * this.#columns + column] : undefined
  }
}

function cellText(cell: Cell, glyphs: PlotGlyphs, marks: readonly string[], paint: Paint): string {
  const { dots, owner, mark, bands, bandOwner } = cell
  if (mark !== '') return paint(mark, owner)
  if (dots > 0) return paint(glyphs.braille ? String.fromCharCode(0x2800 + dots) : marks[owner % marks.length]!, owner)
  return bands > 0 ? paint(bands > 1 ? glyphs.bands : glyphs.band, bandOwner) : ' '
}
