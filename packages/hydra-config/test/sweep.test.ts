import { expect, test } from 'vitest'
import { type MapNode, parseConfig } from '../src/index.ts'
import { parseGeneral } from '../src/read/parse-config.ts'

const child = (config: unknown, index: number): unknown => (config as MapNode).values[index]

test('equal files are one config', () => {
  expect(parseConfig('a:\n  b: 1\n')).toBe(parseConfig(new TextEncoder().encode('a:\n  b: 1\n')))
})

test('equal blocks, keys and texts of different files are one', () => {
  const file = (seed: number) =>
    `seed: ${seed}\nmodel:\n  layers:\n  - 64\n  - 32\n  opt:\n    lr: ${seed}\n  last: {}\nname: 'a: b'\n`
  const [a, b] = [parseConfig(file(1)), parseConfig(file(2))]
  expect(child(a, 1)).not.toBe(child(b, 1))
  expect(child(child(a, 1), 0)).toBe(child(child(b, 1), 0))
  expect(child(a, 2)).toBe(child(b, 2))
  expect((a as MapNode).keys).toBe((b as MapNode).keys)
  expect(b).toEqual(parseGeneral(file(2)))
})

test('what looks like an earlier file is read for what it is', () => {
  const files = [
    'a:\n  b: 1\n  c: 2\n',
    'x:\n  a:\n    b: 1\n    c: 2\n',
    'a:\n  b: 1\nc: 2\n',
    'a:\n- b: 1\n  c: 2\n',
    'a:\n- 1\nc: 2\n',
    'a:\n- 1\n',
    'a:\n- 1\n- 1\n',
    'a: x\n',
    'a: x\n  y\n',
    "a: 'x'\n",
    "a: 'x\n  y'\n",
    'a: x # y\n',
    'a:b: x\n',
    'a: {}\n',
    'a:\n  {}\n',
    '"a": x\n',
    '1: x\n',
    '1: x\n1.0: y\n',
    `a:\n${'- 1\n'.repeat(100)}`,
    `a:\n${'- 1\n'.repeat(99)}- 2\n`,
    `a:\n${'- 1\n'.repeat(101)}`,
  ]
  for (const file of [...files, ...files.toReversed()]) expect(parseConfig(file)).toEqual(parseGeneral(file))
})

test('ten thousand different values and keys are read as they are', () => {
  for (let i = 0; i < 10_000; i++) {
    expect(parseConfig(`seed: ${i}\nkey_${i}: v${i % 7}\nsame: ${i % 3}\n`)).toEqual({
      kind: 'map',
      keys: ['seed', `key_${i}`, 'same'],
      values: [
        { kind: 'int', value: i },
        { kind: 'str', value: `v${i % 7}`, template: undefined },
        { kind: 'int', value: i % 3 },
      ],
    })
  }
})

test('an error is an error each time', () => {
  for (let i = 0; i < 2; i++) {
    expect(() => parseConfig('a: 1\na: 2\n')).toThrow(expect.objectContaining({ code: 'DUPLICATE_KEY' }))
  }
})
