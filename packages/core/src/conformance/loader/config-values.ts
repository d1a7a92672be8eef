import type { ColumnType } from '../../columns/column.ts'

/** Values of one config key in several runs, which go astray easily; where the type of their column matters, with it. */
export const configValues: readonly (readonly [what: string, values: readonly unknown[], type?: ColumnType])[] = [
  ['text', ['lstm', 'gru']],
  ['text that reads like something else', ['null', 'true', '1', '0.10', '1e-3', '2026-11-03', '[1]', '~', 'NaN']],
  ['empty text, and blanks', ['', ' ', ' a ', '\t']],
  ['text of several lines', ['a\nb', 'a\n', '\na']],
  ['text with quotes, commas and backslashes', ['a"b', "a'b", 'a,b', 'a\\b', 'a: b', '# a', '{a}']],
  ['text of other scripts', ['日本語', 'é', 'e\u0301', '👩‍🔬']],
  ['small integers', [1, -2], 'i32'],
  ['integers', [1, 0, -3, 2 ** 31, 2 ** 53 - 1], 'i64'],
  ['floats', [0.1, 1e-9, 1.5e300, -2.5], 'f64'],
  ['integers beside floats', [1, 0.5], 'f64'],
  ['booleans', [true, false]],
  ['null', [null, 1]],
  ['lists', [[1, 2], [3]]],
  ['empty lists', [[], [1]]],
  ['lists of lists', [[[1], [2, 3]], [[]]]],
  ['lists of text, numbers and null', [['a', '1', 1, null, true]]],
  ['maps', [{ a: 1, b: 'x' }, { a: 2 }]],
  ['lists of maps', [[{ a: 1 }, { b: [2] }]]],
  ['values whose type differs from run to run', [1, 'a', true, null, [1], { a: 1 }]],
]

/** Configs whose names lead astray easily: a path, and the value at its end. */
export const configNames: readonly (readonly [what: string, cfg: object, path: readonly string[], value: unknown])[] = [
  ['keys of maps in maps', { a: { b: { c: { d: 1 } } } }, ['a', 'b', 'c', 'd'], 1],
  ['dots in names, the longest name first', { 'a.b': { c: 1 }, a: { b: { c: 2 } } }, ['a', 'b', 'c'], 1],
  ['names that every object has', { constructor: 1, toString: 2 }, ['constructor'], 1],
  ['names with blanks, slashes and quotes', { "it's a/b": { 'c d': 1 } }, ["it's a/b", 'c d'], 1],
  ['names in other scripts', { 学習率: 0.1 }, ['学習率'], 0.1],
  ['names of digits', { layers: { 10: 'b', 2: 'a' } }, ['layers', '10'], 'b'],
]
