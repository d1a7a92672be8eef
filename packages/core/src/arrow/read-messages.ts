import { RunError } from '../contract/errors.ts'
import { FlatTable } from './flatbuffer-reader.ts'
import { continuation, magic } from './format.ts'

/** A message: its kind, its header table, and the bytes that follow it. */
export interface Message {
  readonly kind: number
  readonly header: FlatTable
  readonly body: Uint8Array
}

/** The messages of a stream or file in the order in which they are to be read. */
export function readMessages(bytes: Uint8Array): Message[] {
  if (isFile(bytes)) return fileMessages(bytes)
  const messages: Message[] = []
  for (let position = 0; position < bytes.length; ) {
    const view = viewOf(bytes)
    if (position + 8 > bytes.length) throw broken('they end within a message')
    if (view.getUint32(position, true) !== continuation) throw broken(`there is no message at byte ${position}`)
    const size = view.getInt32(position + 4, true)
    if (size === 0) break
    const { message, end } = messageAt(bytes, position, size)
    messages.push(message)
    position = end
  }
  if (messages.length === 0) throw broken('they hold no message')
  return messages
}

function messageAt(bytes: Uint8Array, position: number, size: number): { message: Message; end: number } {
  const start = position + 8
  const bodyStart = start + size
  if (size < 0 || bodyStart > bytes.length) throw broken('they end within a message')
  const root = FlatTable.root(bytes.subarray(start, bodyStart))
  const end = bodyStart + root.int64(3)
  const header = root.table(2)
  if (end > bytes.length) throw broken('they end within a message')
  if (!header) throw broken(`the message at byte ${position} has no header`)
  return { message: { kind: root.int8(1), header, body: bytes.subarray(bodyStart, end) }, end }
}

function isFile(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, magic.length)) === magic
}

/** A file's footer lists where its dictionaries and record batches are. */
function fileMessages(bytes: Uint8Array): Message[] {
  const footerEnd = bytes.length - magic.length - 4
  const size = footerEnd > 0 ? viewOf(bytes).getInt32(footerEnd, true) : -1
  if (!isFile(bytes.subarray(bytes.length - magic.length)) || size <= 0 || size > footerEnd)
    throw broken('the file is cut off')
  const footer = FlatTable.root(bytes.subarray(footerEnd - size, footerEnd))
  const blocks = [...footer.structs(2, 3), ...footer.structs(3, 3)]
  const positions = Array.from({ length: blocks.length / 3 }, (_, i) => blocks[3 * i]!)
  const schema = footer.table(1)
  if (!schema) throw broken('the file has no schema')
  return [
    { kind: 1, header: schema, body: new Uint8Array(0) },
    ...positions.map((position) => messageAt(bytes, position, viewOf(bytes).getInt32(position + 4, true)).message),
  ]
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength)

export function broken(why: string): RunError {
  return new RunError('ARGUMENT_INVALID', `These bytes are no Arrow IPC data: ${why}.`)
}
