import { expect, test } from 'vitest'
import { parseConfig, resolve, toPlain } from '../src/index.ts'

const lines = (count: number, line: (i: number) => string): string =>
  `${Array.from({ length: count }, (_, i) => line(i)).join('\n')}\n`

test.each([
  ['brackets', '['.repeat(5000)],
  ['dashes', `${'- '.repeat(5000)}x`],
  ['indents', lines(600, (i) => `${' '.repeat(i)}a:`)],
  ['aliases that multiply', lines(9, (i) => `a${i}: &a${i} [${`${i ? `*a${i - 1}` : 'x'}, `.repeat(10)}]`)],
])('%s end in TOO_LARGE', (_, yaml) => {
  expect(() => parseConfig(yaml)).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }))
})

test.each([
  ['texts', lines(60, (i) => `k${i}: \${k${i + 1}}\${k${i + 1}}`)],
  ['maps', lines(60, (i) => `k${i}: {x: "\${k${i + 1}}", y: "\${k${i + 1}}"}`)],
])('%s that multiply by interpolation end in TOO_LARGE, even where errors are let pass', (_, yaml) => {
  const config = parseConfig(`${yaml}k60: x\n`)
  expect(() => resolve(config, { onError: () => {} })).toThrow(expect.objectContaining({ code: 'TOO_LARGE' }))
})

test('keys that JavaScript gives a meaning are keys like any other', () => {
  const plain = toPlain(parseConfig('__proto__:\n  polluted: true\nconstructor: 1\ntoString: 2\n'))
  expect(Object.keys(plain as object)).toEqual(['__proto__', 'constructor', 'toString'])
  expect(Object.getPrototypeOf(plain)).toBe(Object.prototype)
  expect(Object.hasOwn(plain as object, '__proto__')).toBe(true)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('environment and resolvers are looked up among own names only', () => {
  const config = parseConfig('a: ${oc.env:toString,no}\nb: ${constructor:}\n')
  const codes: string[] = []
  const resolved = resolve(config, { env: {}, resolvers: {}, onError: ({ code }) => codes.push(code) })
  expect(toPlain(resolved)).toEqual({ a: 'no' })
  expect(codes).toEqual(['UNSUPPORTED_INTERPOLATION'])
})
