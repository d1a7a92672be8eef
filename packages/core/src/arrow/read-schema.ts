import { RunError } from '../contract/errors.ts'
import type { FlatTable } from './flatbuffer-reader.ts'
import { typeId } from './format.ts'

/** How many milliseconds a time unit has, by Arrow's numbers for seconds, milli-, micro- and nanoseconds. */
const unitFactors = [{ times: 1000n }, { times: 1n }, { over: 1000n }, { over: 1000000n }] as const

export type TimeUnit = { readonly times: bigint } | { readonly over: bigint }

/** A type of Arrow that a column can hold. */
export type ArrowType =
  | { readonly kind: 'null' | 'bool' | 'utf8' | 'largeUtf8' | 'utf8View' | 'list' | 'largeList' | 'struct' | 'days' }
  | { readonly kind: 'int'; readonly bits: number; readonly signed: boolean }
  | { readonly kind: 'float'; readonly bits: number }
  | { readonly kind: 'timestamp'; readonly unit: TimeUnit }
  | { readonly kind: 'fixedSizeList'; readonly size: number }

/** A field of a schema that is read. */
export interface ReadField {
  readonly name: string
  readonly type: ArrowType
  readonly children: readonly ReadField[]
  readonly metadata: ReadonlyMap<string, string>
  /** Where values are codes: the number of the dictionary, and the type of the codes. */
  readonly dictionary?: { readonly id: number; readonly codes: ArrowType }
}

/** @throws RunError COLUMN_TYPE for a field whose type no column can hold. */
export function readSchema(schema: FlatTable): ReadField[] {
  if (schema.int16(0) !== 0) {
    throw new RunError(
      'ARGUMENT_INVALID',
      'The Arrow data is big-endian, which is not read. Write it on another machine.',
    )
  }
  return schema.tables(1).map(readField)
}

function readField(field: FlatTable): ReadField {
  const name = field.text(0)
  const encoding = field.table(4)
  const codes =
    encoding && (encoding.table(1) ? readInt(encoding.table(1)!) : ({ kind: 'int', bits: 32, signed: true } as const))
  return {
    name,
    type: readType(field.int8(2), field.table(3), name),
    children: field.tables(5).map(readField),
    metadata: new Map(field.tables(6).map((entry) => [entry.text(0), entry.text(1)])),
    ...(encoding && codes && { dictionary: { id: encoding.int64(0), codes } }),
  }
}

function readType(id: number, type: FlatTable | undefined, name: string): ArrowType {
  switch (id) {
    case typeId.null:
    case typeId.bool:
    case typeId.utf8:
    case typeId.largeUtf8:
    case typeId.utf8View:
    case typeId.list:
    case typeId.largeList:
    case typeId.struct:
      return { kind: nameOf(id) as 'null' }
    case typeId.int:
      return readInt(type!)
    case typeId.float:
      return { kind: 'float', bits: 16 << type!.int16(0) }
    case typeId.timestamp:
      return { kind: 'timestamp', unit: unitFactors[type!.int16(0)] ?? unreadable(name, 'timestamp') }
    case typeId.date:
      return type!.int16(0, 1) === 0 ? { kind: 'days' } : { kind: 'timestamp', unit: { times: 1n } }
    case typeId.fixedSizeList:
      return { kind: 'fixedSizeList', size: type!.int32(0) }
    default:
      return unreadable(name, nameOf(id))
  }
}

function unreadable(name: string, type: string): never {
  const message = `The column ${name} is of Arrow's type ${type}, which columns cannot hold. Cast it to numbers, text, times or lists first.`
  throw new RunError('COLUMN_TYPE', message, { key: name, type })
}

const readInt = (type: FlatTable): ArrowType => ({ kind: 'int', bits: type.int32(0), signed: type.int8(1) !== 0 })

const nameOf = (id: number) => Object.entries(typeId).find(([, number]) => number === id)?.[0] ?? `number ${id}`
