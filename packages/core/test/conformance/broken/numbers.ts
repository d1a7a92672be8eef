import { type Broken, columns, isNumber, startsWithNull, values } from './backend.ts'

/** What a backend does with numbers, booleans and null. */
export const brokenNumbers: readonly Broken[] = [
  [
    'goes by the first number',
    'keeps integers with a float at the end',
    values(Math.trunc, (all) => all.length === 3 && all.every(isNumber) && Number.isInteger(all[0])),
  ],
  [
    'keeps small integers as bytes',
    'keeps integers past a byte',
    values(
      (value) => value & 255,
      (all) => all.length > 3 && all.every((value) => Number.isInteger(value) && value >= 0 && value < 1000),
    ),
  ],
  [
    'takes the smallest integer for null',
    'keeps the greatest 32-bit integers',
    values((value) => (value === -2147483648 ? null : value)),
  ],
  [
    'cuts integers at 32 bits',
    'keeps integers past 32 bits',
    values((value) =>
      isNumber(value) && Number.isInteger(value) && value > 2 ** 31 - 1 && value < 2 ** 33 ? 2 ** 31 - 1 : value,
    ),
  ],
  [
    'makes numbers of bigints',
    'keeps an integer past 2^53',
    values((value) => (typeof value === 'bigint' && value > 0n && value < 2n ** 54n ? BigInt(Number(value)) : value)),
  ],
  [
    'loses the sign of bigints',
    'keeps a negative integer past 2^53',
    values((value) => (typeof value === 'bigint' && value < 0n && value > -(2n ** 54n) ? -value : value)),
  ],
  [
    'takes the smallest bigint for null',
    'keeps the greatest 64-bit integers',
    values((value) => (value === -(2n ** 63n) ? null : value)),
  ],
  [
    'wraps past 64 bits',
    'keeps an integer past 64 bits',
    values((value) => (typeof value === 'bigint' ? BigInt.asIntN(64, value) : value)),
  ],
  [
    'goes by the first of number and bigint',
    'keeps a number before a bigint',
    values((value, all) => (typeof value === 'bigint' && all[0] === 2 ? null : value)),
  ],
  ['loses the sign of zero', 'keeps negative zero', values((value) => (Object.is(value, -0) ? 0 : value))],
  [
    'takes NaN for null',
    'keeps NaN',
    values((value, all) => (Number.isNaN(value) && all.includes(0.5) && !all.includes(null) ? null : value)),
  ],
  [
    'takes nothing but NaN for nothing',
    'keeps NaN alone',
    values(
      () => null,
      (all) => all.length > 0 && all.every(Number.isNaN),
    ),
  ],
  [
    'takes NaN beside null for null',
    'keeps NaN and null',
    values((value, all) => (Number.isNaN(value) && all.includes(null) ? null : value)),
  ],
  [
    'has no infinity',
    'keeps infinities',
    values((value) => (value === Number.POSITIVE_INFINITY ? Number.MAX_VALUE : value)),
  ],
  [
    'makes tiny floats zero',
    'keeps the smallest and greatest floats',
    values((value) => (value === 5e-324 ? 0 : value)),
  ],
  [
    'goes by the first hundred rows',
    'keeps a value that comes late',
    values((value) => (isNumber(value) ? null : value), startsWithNull),
  ],
  [
    'reads 64 bits',
    'keeps booleans past a byte of bits',
    values((value, _, row) => (typeof value === 'boolean' && row >= 64 ? false : value)),
  ],
  [
    'reads nulls by whole bytes',
    'keeps nulls past a byte of bits',
    values((value, all, row) => (value === null && row >= 8 && row >= all.length - (all.length % 8) ? 0 : value)),
  ],
  [
    'counts nulls wrongly',
    'keeps booleans with null',
    columns((column, all) => (column.type === 'bool' && all.length === 1 ? { ...column, nullCount: 0 } : column)),
  ],
  [
    'takes two nulls for NaN',
    'keeps null alone',
    values(
      () => Number.NaN,
      (all) => all.length === 2 && all.every((value) => value === null),
    ),
  ],
]
