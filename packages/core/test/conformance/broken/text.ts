import { type Broken, columns, inText, isText, startsWithNull, values } from './backend.ts'

/** What a backend does with text and times. */
export const brokenText: readonly Broken[] = [
  ['takes empty text for null', 'keeps empty text and null', inText((text) => (text === '' ? null : text))],
  [
    'reads text as numbers',
    'keeps text that reads like something else',
    inText((text) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))),
  ],
  [
    'trims text',
    'keeps text with blanks and line breaks',
    inText((text) => text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')),
  ],
  ['ends text at a zero', 'keeps text with a zero character', inText((text) => text.split('\0')[0])],
  [
    'drops a byte order mark',
    'keeps text that starts with a byte order mark',
    inText((text) => text.replace(/^\ufeff/, '')),
  ],
  [
    'normalizes text',
    'keeps text of other scripts',
    inText((text) => (text.length < 3 ? text.normalize('NFC') : text)),
  ],
  ['writes characters of 16 bits', 'keeps emoji', inText((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?'))],
  [
    'mends half a surrogate pair',
    'keeps half of a surrogate pair',
    inText((text) => (text.length === 2 ? text.toWellFormed() : text)),
  ],
  ['cuts text at 64 KB', 'keeps a megabyte of text', inText((text) => text.slice(0, 65536))],
  [
    'keeps codes as bytes',
    'keeps 300 texts that repeat',
    columns((column) =>
      column.type === 'dict' ? { ...column, codes: column.codes.map((code) => code & 255) } : column,
    ),
  ],
  [
    'guesses types by a hundred rows',
    'keeps text that comes late',
    values((value) => (isText(value) ? null : value), startsWithNull),
  ],
  [
    'starts in 1970',
    'keeps times before 1970',
    values((value) => (value instanceof Date && value.getTime() < 0 && value.getTime() > -1e14 ? new Date(0) : value)),
  ],
  [
    'ends in 9999',
    'keeps the greatest times',
    values((value) => (value instanceof Date && value.getTime() > 1e15 ? null : value)),
  ],
  [
    'takes an invalid time for 1970',
    'keeps an invalid time',
    values((value) => (value instanceof Date && Number.isNaN(value.getTime()) ? new Date(0) : value)),
  ],
  [
    'writes times as text',
    'keeps a time beside text',
    values((value, all) => (value instanceof Date && all.some(isText) ? value.toISOString() : value)),
  ],
]
