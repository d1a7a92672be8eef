import { ColumnBuilder, type Columns, type NamedColumn } from '@runsheaf/core/plugin'
import { parse } from 'csv-parse/sync'

const integer = /^-?(?:0|[1-9]\d*)$/
const float = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
const special: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
}

/**
 * A CSV text as columns (RFC 4180; the first line names them). A column whose values are all numbers, or all `true` and
 * `false`, becomes one of that type; any other stays text, as does one with leading zeros. An empty field is null.
 *
 * @throws Error that names the line where the text is no table, or a name is given twice.
 */
export function csvColumns(text: string): Columns {
  const [names, ...rows]: string[][] = parse(text, {
    bom: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  })
  if (!names) throw new Error('it is empty, and a table has at least a header line')
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new Error(`line 1 names the column ${JSON.stringify(twice)} twice`)
  return {
    length: rows.length,
    columns: names.map((name, i): NamedColumn => ({ ...columnOf(rows.map((row) => row[i]!)), name })),
  }
}

function columnOf(fields: readonly string[]) {
  const filled = fields.filter((field) => field !== '')
  const append = appenders.find(({ fits }) => filled.every(fits))!.append
  const builder = new ColumnBuilder()
  for (const field of fields) {
    if (field === '') builder.null()
    else append(builder, field)
  }
  return builder.finish()
}

const isSpecial = (field: string) => Object.hasOwn(special, field.toLowerCase())
const isTrue = (field: string) => field.toLowerCase() === 'true'

/** What the fields of a column may be, the strictest first. */
const appenders: readonly {
  fits(field: string): boolean
  append(builder: ColumnBuilder, field: string): void
}[] = [
  {
    fits: (field) => isTrue(field) || field.toLowerCase() === 'false',
    append: (builder, field) => builder.bool(isTrue(field)),
  },
  {
    fits: (field) => float.test(field) || isSpecial(field),
    append(builder, field) {
      if (integer.test(field) && field !== '-0') builder.int(BigInt(field))
      else builder.float(special[field.toLowerCase()] ?? Number(field))
    },
  },
  { fits: () => true, append: (builder, field) => builder.text(field) },
]
