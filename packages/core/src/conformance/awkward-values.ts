import type { RunErrorCode } from '../contract/errors.ts'

/** Values of a column that go astray easily. */
export interface AwkwardValues {
  readonly name: string
  readonly values: () => readonly unknown[]
  /** The errors with which a backend that cannot hold such values may refuse them; otherwise it must hold them. */
  readonly refusals?: readonly RunErrorCode[]
}

const keep = (name: string, ...values: readonly unknown[]): AwkwardValues => ({ name, values: () => values })
const refusable =
  (...refusals: readonly RunErrorCode[]) =>
  (name: string, ...values: readonly unknown[]): AwkwardValues => ({ name, values: () => values, refusals })
const mixed = refusable('COLUMN_MIXED')
const broken = refusable('COLUMN_TYPE')
const exotic = refusable('COLUMN_MIXED', 'COLUMN_TYPE')
const made = (name: string, length: number, value: (i: number) => unknown): AwkwardValues => ({
  name,
  values: () => Array.from({ length }, (_, i) => value(i)),
})

const big = 2n ** 63n

/** What each value looks like in the columns of a frame, of whatever library. */
export const awkwardValues: readonly AwkwardValues[] = [
  keep('integers', 1, 2, 3),
  keep('integers with a float at the end', 1, 2, 3.5),
  keep('integers after null', null, 1, 2),
  keep('integers past a byte', 127, 128, 255, 256, 300),
  keep('the greatest 32-bit integers', 2147483647, -2147483648, 0),
  keep('integers past 32 bits', 2147483648, -2147483649),
  keep('the greatest safe integers', 2 ** 53 - 1, -(2 ** 53 - 1)),
  keep('an integer past 2^53', 2n ** 53n + 1n),
  keep('a negative integer past 2^53', -(2n ** 53n) - 1n),
  keep('the greatest 64-bit integers', big - 1n, -big),
  keep('negative bigints', -5n, 7n),
  keep('bigints with null', 2n ** 60n, null, 1n),
  keep('a bigint before a number', 2n ** 60n, 2),
  keep('a number before a bigint', 2, 2n ** 60n),
  keep('a small bigint beside small numbers', 1n, 2, 3n),
  mixed('an integer past 64 bits', big, 1n),
  mixed('a bigint that no float holds, and a float', 2n ** 60n + 1n, 0.5),
  keep('floats', 0.1, 0.2, 1e-9, 1e21),
  keep('integral floats beside others', 2.5, 1, 3, 1e20),
  keep('the smallest and greatest floats', 5e-324, 1.7976931348623157e308, -2.2250738585072014e-308),
  keep('negative zero', 0.5, -0),
  keep('NaN', 0.5, Number.NaN),
  keep('NaN alone', Number.NaN, Number.NaN, Number.NaN),
  keep('NaN and null', Number.NaN, null, 0.5),
  keep('infinities', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.25),
  keep('no values'),
  keep('null alone', null, null),
  keep('one null', null),
  keep('null at both ends', null, 1.5, null),
  keep('booleans', true, false, true),
  keep('booleans with null', true, null, false),
  made('booleans past a byte of bits', 67, (i) => i % 3 === 0),
  made('nulls past a byte of bits', 67, (i) => (i % 5 === 0 ? null : i + 0.5)),
  keep('text', 'a', 'b', 'c'),
  keep('text that repeats', 'adam', 'sgd', 'adam', 'adam', 'sgd', 'sgd'),
  keep('text that repeats, with null', 'adam', null, 'adam', 'sgd', 'sgd', 'adam'),
  keep('long text that repeats', ...Array.from({ length: 8 }, (_, i) => `${'transformer '.repeat(3)}${i % 2}`)),
  keep('empty text and null', '', null, 'x'),
  keep('text that reads like something else', 'null', 'NaN', '1', 'true', '2026-11-03', '[1]', '0012'),
  keep('text with blanks and line breaks', ' a ', 'b\nc', '\t', '\r\n'),
  keep('text with a zero character', 'a\0b', '\0'),
  keep('text that starts with a byte order mark', '\ufeffa', 'a'),
  keep('text of other scripts', '日本語', 'नमस्ते', 'العربية', 'é', 'e\u0301'),
  keep('emoji', '🙂', '👩‍🔬', '🏳️‍🌈'),
  broken('half of a surrogate pair', 'a\ud83d', 'b'),
  broken('half of a surrogate pair that repeats, in lists', ['a\ud83d', 'a'], ['a\ud83d', 'a']),
  made('a megabyte of text', 2, (i) => 'xé'[i]!.repeat(1 << 20)),
  made('a text for each row', 2000, (i) => `run-${i}`),
  made('300 texts that repeat', 900, (i) => `type-${i % 300}`),
  keep('times', new Date('2026-11-03T10:21:00Z'), new Date('2026-11-03T10:21:00.123Z')),
  keep('times with null', new Date(0), null),
  keep('times before 1970', new Date(-1), new Date('0001-01-01T00:00:00Z')),
  keep('the greatest times', new Date(8.64e15), new Date(-8.64e15)),
  mixed('an invalid time', new Date(Number.NaN), new Date(1)),
  keep('lists', [1, 2], [3, 4]),
  keep('lists with null', [1], null, [2]),
  keep('null in lists', [1, null], [null, 2]),
  keep('empty lists', [], [], []),
  keep('empty lists among others', [], [1], []),
  keep('ragged lists', [1], [1, 2, 3], [1, 2]),
  keep('lists of text', ['a', 'b'], ['b', 'b'], ['a', 'c']),
  keep('lists of floats', [0.5, Number.NaN], [-0, 1]),
  keep('lists of booleans', [true, false], [false, false]),
  keep('lists of times', [new Date(1), new Date(2)], [new Date(3), null]),
  keep('lists of lists', [[1], [2, 3]], [[4], []]),
  mixed('lists of different things', [1, 'a'], [2]),
  mixed('lists of maps', [{ a: 1 }], []),
  mixed('a list beside a number', [1], 2),
  mixed('maps', { a: 1, b: 'x' }, { a: 2, b: 'y' }),
  mixed('maps with different keys', { a: 1 }, { b: { c: [1, null] } }),
  mixed('maps with null', { a: 1 }, null),
  mixed('maps whose values differ in type', { a: 1 }, { a: 'x' }),
  mixed('times, NaN, -0 and bigints in maps', { a: new Date(0), b: Number.NaN, c: -0, d: 2n ** 60n }),
  mixed('missing values in lists', [1, undefined], [2]),
  exotic('bytes', Uint8Array.of(1, 2), Uint8Array.of(3)),
  exotic('sets and maps', new Set([1]), new Map([['a', 1]])),
  exotic('symbols', Symbol.for('a'), 1),
  mixed('a number before text', 1, 'a'),
  mixed('text before a number', 'a', 1),
  mixed('a boolean before a number', true, 1),
  mixed('a number before a boolean', 1, true),
  mixed('numbers, text, null and booleans', 1.5, 'x', null, true),
  mixed('a time beside text', new Date(0), 'never'),
  mixed('a number beside its text', 1, '1'),
  made('a value that comes late', 300, (i) => (i < 250 ? null : i + 0.25)),
  made('text that comes late', 300, (i) => (i < 250 ? null : `late-${i}`)),
]
