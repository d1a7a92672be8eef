/** Numbers of Arrow's metadata (format/Message.fbs, Schema.fbs and File.fbs of version 5). */
export const metadataVersion = 4

export const header = { schema: 1, dictionaryBatch: 2, recordBatch: 3 } as const

export const typeId = {
  null: 1,
  int: 2,
  float: 3,
  binary: 4,
  utf8: 5,
  bool: 6,
  decimal: 7,
  date: 8,
  time: 9,
  timestamp: 10,
  interval: 11,
  list: 12,
  struct: 13,
  union: 14,
  fixedSizeBinary: 15,
  fixedSizeList: 16,
  map: 17,
  duration: 18,
  largeBinary: 19,
  largeUtf8: 20,
  largeList: 21,
  runEndEncoded: 22,
  binaryView: 23,
  utf8View: 24,
} as const

export const doublePrecision = 2
export const milliseconds = 1

/** The first and last bytes of a file. */
export const magic = 'ARROW1'

/** What stands before each message, and (followed by a zero) after the last one of a stream. */
export const continuation = 0xffffffff

/** The key of a field's metadata under which core notes a column type that Arrow has not. */
export const columnTypeKey = 'runsheaf.type'
