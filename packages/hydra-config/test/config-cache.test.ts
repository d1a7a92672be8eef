import { expect, test } from 'vitest'
import { ConfigCache, type MapNode, parseConfig } from '../src/index.ts'

const child = (config: unknown, index: number): unknown => (config as MapNode).values[index]

test('equal files are one config', () => {
  const cache = new ConfigCache()
  const bytes = new TextEncoder().encode('a:\n  b: 1\n')
  expect(cache.parse(bytes)).toBe(cache.parse(bytes.slice()))
  expect(cache.parse(bytes)).toBe(cache.parse('a:\n  b: 1\n'))
})

test('equal blocks and equal keys of different files are one', () => {
  const cache = new ConfigCache()
  const file = (seed: number) =>
    `seed: ${seed}\nmodel:\n  layers:\n  - 64\n  - 32\n  opt:\n    lr: ${seed}\n  last: {}\n`
  const [a, b] = [cache.parse(file(1)), cache.parse(file(2))]
  expect(child(a, 1)).not.toBe(child(b, 1))
  expect(child(child(a, 1), 0)).toBe(child(child(b, 1), 0))
  expect((a as MapNode).keys).toBe((b as MapNode).keys)
  expect(b).toEqual(parseConfig(file(2)))
})

test('blocks that look alike at different depths are told apart', () => {
  const cache = new ConfigCache()
  const files = [
    'a:\n  b: 1\n  c: 2\n',
    'x:\n  a:\n    b: 1\n    c: 2\n',
    'a:\n  b: 1\nc: 2\n',
    'a:\n- b: 1\n  c: 2\n',
    'a:\n- 1\nc: 2\n',
    'a:\n- 1\n',
  ]
  for (const file of [...files, ...files]) expect(cache.parse(file)).toEqual(parseConfig(file))
})

test('an error is an error each time', () => {
  const cache = new ConfigCache()
  for (let i = 0; i < 2; i++) {
    expect(() => cache.parse('a: 1\na: 2\n')).toThrow(expect.objectContaining({ code: 'DUPLICATE_KEY' }))
  }
})
