import type { TableColumn } from '../render/table.ts'

const units = ['B', 'KB', 'MB', 'GB', 'TB']

/** Numbers of bytes for a reader. */
export function sizeCells(sizes: readonly (number | undefined)[]): TableColumn {
  return { label: 'size', rank: 1, align: 'right', cells: sizes.map(sizeText) }
}

function sizeText(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  const unit = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${unit === 0 ? bytes : (bytes / 1000 ** unit).toPrecision(3)} ${units[unit]}`
}
