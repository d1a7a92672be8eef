import { expect, test } from 'vitest'
import { type ConfigErrorCode, isConfigError, parseConfig, resolve, select } from '../src/index.ts'

function errorOf(read: () => unknown) {
  try {
    read()
  } catch (error) {
    if (isConfigError(error)) return error
    throw error
  }
  throw new Error('expected a ConfigError')
}

test.each<[string, string, ConfigErrorCode, number, number]>([
  ['a tab', 'a: 1\nb: 2\n\tc: 3\n', 'YAML_SYNTAX', 3, 1],
  ['a tab before a comment', 'a: 1\nb: 2\t# c\n', 'YAML_SYNTAX', 2, 5],
  ['an open bracket', 'a: 1\nb: [1, 2\n', 'YAML_SYNTAX', 3, 1],
  ['a control character', 'a: 1\nb: "x\x07"\n', 'YAML_SYNTAX', 2, 6],
  ['CRLF before the fault', 'a: 1\r\nb: *x\r\n', 'YAML_SYNTAX', 2, 4],
  ['a second document', 'a: 1\n---\nb: 1\n', 'YAML_SYNTAX', 2, 1],
  ['a duplicate key', 'm:\n  x: 1\n  x: 2\n', 'DUPLICATE_KEY', 3, 3],
  ['an unknown tag', 'a: 1\nb: !foo x\n', 'YAML_VALUE', 2, 9],
  ['a null key', 'a: 1\nnull: 2\n', 'KEY_VALIDATION', 2, 1],
  ['a date', 'a: !!timestamp 2001-12-14\n', 'UNSUPPORTED_VALUE', 1, 16],
  ['a broken interpolation', 'a:\n  b:\n  - ${c\n', 'GRAMMAR', 3, 5],
])('%s is reported where it stands', (_, yaml, code, line, column) => {
  expect(errorOf(() => parseConfig(yaml))).toMatchObject({ code, line, column })
})

test('a broken interpolation is named by its full key, in the file and when it is resolved', () => {
  expect(errorOf(() => parseConfig('a:\n  b:\n  - ${c\n')).fullKey).toBe('a.b[0]')
  const config = parseConfig('a:\n  b:\n  - ${nope}\n')
  const error = errorOf(() => resolve(config))
  expect(error).toMatchObject({ code: 'INTERPOLATION_KEY', fullKey: 'a.b[0]' })
  expect(error.message).toContain("'nope'")
})

test('bytes that are no UTF-8 text are refused', () => {
  expect(errorOf(() => parseConfig(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).code).toBe('YAML_SYNTAX')
})

test('what a resolver throws is the cause', () => {
  const boom = new Error('boom')
  const config = parseConfig('a: ${f:}\n')
  const fail = () => {
    throw boom
  }
  expect(errorOf(() => select(config, 'a', { resolvers: { f: fail } }))).toMatchObject({
    code: 'INTERPOLATION_RESOLUTION',
    fullKey: 'a',
    cause: boom,
  })
})

test('broken interpolations are reported one by one and become missing', () => {
  const config = parseConfig('a: ${nope}\nb: ${c}\nc: 1\nd: [x, "${..gone}"]\n')
  const codes: string[] = []
  const resolved = resolve(config, { onError: ({ code, fullKey }) => codes.push(`${code} ${fullKey}`) })
  expect(codes).toEqual(['INTERPOLATION_KEY a', 'INTERPOLATION_KEY d[1]'])
  expect(select(resolved, 'a')).toBeUndefined()
  expect(select(resolved, 'b')).toEqual({ kind: 'int', value: 1 })
})
