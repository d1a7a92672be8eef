import { getBit } from '../columns/bitmap.ts'
import type { Column, Columns, MixedColumn, Utf8Column } from '../columns/column.ts'
import { encodeText, textAt } from '../columns/text.ts'
import { isValid, valueAt } from '../columns/value.ts'
import { RunError } from '../contract/errors.ts'
import type { ArrowField } from './arrow-field.ts'
import { writeMixed } from './mixed-text.ts'

/** Columns as Arrow can hold them: mixed ones as text, dictionaries numbered (or, not `encoded`, none of them). */
export function prepare({ columns }: Columns, encoded: boolean, timeZone?: string): ArrowField[] {
  return columns.map((column, i) => {
    refuseSurrogates([column.name], column.name)
    if (column.type === 'timestamp') return { column, timeZone }
    if (column.type === 'mixed')
      return { column: { ...mixedText(column, column.name), name: column.name }, standsFor: 'mixed' }
    if (column.type === 'list')
      return { column: { ...column, child: withoutDictionary(column.child, column.name) }, timeZone }
    if (column.type !== 'dict') return { column }
    refuseSurrogates(column.dictionary, column.name)
    return { column, ...(encoded && { dictionary: i }) }
  })
}

/** The texts of a dictionary as a column. */
export function dictionaryColumn(texts: readonly string[]): Utf8Column {
  return { ...encodeText(texts), nullCount: 0 }
}

/** Texts with the nulls of another column. */
function textsOf({ length, nullCount, validity }: Column, textOf: (i: number) => string): Utf8Column {
  const texts = Array.from({ length }, (_, i) => textOf(i))
  return { nullCount, ...(validity && { validity }), ...encodeText(texts) }
}

function mixedText(column: MixedColumn, name: string): Utf8Column {
  const isFloat = (i: number) => column.floats !== undefined && getBit(column.floats, i)
  return textsOf(column, (i) => (isValid(column, i) ? writeMixed(valueAt(column, i), isFloat(i), name) : ''))
}

/** The items of lists, whose dictionary few readers would find. */
function withoutDictionary(child: Column, name: string): Column {
  if (child.type === 'list') return { ...child, child: withoutDictionary(child.child, name) }
  if (child.type !== 'dict') return child
  refuseSurrogates(child.dictionary, name)
  return textsOf(child, (i) => textAt(child, i))
}

function refuseSurrogates(texts: readonly string[], name: string): void {
  const broken = texts.find((text) => !text.isWellFormed())
  if (broken !== undefined) {
    const message = `The column ${name} holds ${JSON.stringify(broken)}, half of a surrogate pair, which UTF-8 cannot hold. Replace it with text.toWellFormed().`
    throw new RunError('COLUMN_TYPE', message, { key: name, value: broken })
  }
}
