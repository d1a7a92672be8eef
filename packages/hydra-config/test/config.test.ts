import { expect, test } from 'vitest'
import {
  cached,
  flatten,
  float,
  fromPlain,
  missingKeys,
  parseConfig,
  resolve,
  resolveAt,
  select,
  toPlain,
  update,
} from '../src/index.ts'

test('kinds of numbers are kept', () => {
  const config = parseConfig('a: 1\nb: 1.0\nc: 1e-3\nd: 12345678901234567890\ne: -0.0\nf: 0o14\n')
  expect(['a', 'b', 'c', 'd', 'e', 'f'].map((key) => select(config, key))).toEqual([
    { kind: 'int', value: 1 },
    { kind: 'float', value: 1 },
    { kind: 'float', value: 0.001 },
    { kind: 'int', value: 12345678901234567890n },
    { kind: 'float', value: -0 },
    { kind: 'str', value: '0o14', template: undefined },
  ])
})

test('a path of names reaches names that hold dots, and null, missing and absent are told apart', () => {
  const config = parseConfig('a.b:\n  c: null\n  d: ???\n')
  expect(select(config, ['a.b', 'c'])).toEqual({ kind: 'null', value: null })
  expect(select(config, ['a.b', 'd'])).toBeUndefined()
  expect(select(config, 'a.b.c')).toBeUndefined()
  expect(select(config, '[a.b].c')).toEqual({ kind: 'null', value: null })
})

test('what a selected map holds is resolved from where it stands', () => {
  const config = parseConfig(
    'model: {lr: 0.1, twice: "${.lr}${..seed}"}\nseed: 7\nalias: ${model}\nbad: {x: "${nope}", y: 1}\n',
  )
  expect(toPlain(resolveAt(config, 'alias')!)).toEqual({ lr: 0.1, twice: '0.17' })
  const errors: string[] = []
  const bad = resolveAt(config, ['bad'], { onError: ({ code }) => errors.push(code) })
  expect(toPlain(bad!)).toEqual({ y: 1 })
  expect(errors).toEqual(['INTERPOLATION_KEY'])
})

test('parts without interpolations are the same nodes after resolving', () => {
  const config = parseConfig('a: {b: [1, 2]}\nc: ${a.b}\n')
  const resolved = resolve(config)
  expect(select(resolved, 'a')).toBe(select(config, 'a'))
  expect(select(resolved, 'c')).toBe(select(config, 'a.b'))
  expect(resolve(resolved)).toBe(resolved)
})

test('equal interpolations at different places are not mistaken for a circle', () => {
  const config = parseConfig('v: 1\na:\n  v: ${..v}\n  b:\n    v: ${..v}\n')
  expect(toPlain(resolve(config))).toEqual({ v: 1, a: { v: 1, b: { v: 1 } } })
})

test('leaves are scalars, lists and maps without keys', () => {
  const leaves = flatten(parseConfig('a: {b: {c: 1, d: []}, e: {}}\n1: x\n'))
  expect(leaves.map(({ path, node }) => [path.join('/'), node.kind])).toEqual([
    ['a/b/c', 'int'],
    ['a/b/d', 'list'],
    ['a/e', 'map'],
    ['1', 'str'],
  ])
})

test('missing keys are named in full', () => {
  expect(missingKeys(parseConfig('a:\n  b: ???\n  c:\n  - ???\n  - 1\nd: ${a.b}\n'))).toEqual(['a.b', 'a.c[0]'])
})

test('an update leaves the config alone and is live', () => {
  const config = parseConfig('a: {b: 1}\n')
  const updated = update(config, 'a.c', '${.b}')
  expect(toPlain(resolve(updated))).toEqual({ a: { b: 1, c: 1 } })
  expect(toPlain(config)).toEqual({ a: { b: 1 } })
})

test('a custom resolver gets plain values and kinds, and returns either', () => {
  const config = parseConfig('a: ${half:${b}}\nb: 3\nc: ${kinds:1,1.0,x,[1],${b}}\nd: ${one:}\n')
  const resolved = resolve(config, {
    resolvers: {
      half: (args) => Number(args[0]) / 2,
      kinds: (_, { args }) => fromPlain(args.map(({ node, fullKey }) => `${node.kind}${fullKey ?? ''}`)),
      one: () => float(1),
    },
  })
  expect(toPlain(resolved)).toEqual({ a: 1.5, b: 3, c: ['int', 'float', 'str', 'list', 'intb'], d: 1 })
  expect(select(resolved, 'd')?.kind).toBe('float')
})

test('a cached resolver answers once for a config and its arguments', () => {
  let calls = 0
  const resolvers = { count: cached(() => ++calls) }
  const config = parseConfig('a: ${count:x}\nb: ${count:x}\nc: ${count:y}\n')
  expect(toPlain(resolve(config, { resolvers }))).toEqual({ a: 1, b: 1, c: 2 })
  expect(toPlain(resolve(parseConfig('a: ${count:x}\n'), { resolvers }))).toEqual({ a: 3 })
})

test('uses of deprecated keys are told', () => {
  const warnings: string[] = []
  const config = parseConfig("old: ${oc.deprecated:new}\nolder: ${oc.deprecated:new,'$OLD_KEY is $NEW_KEY'}\nnew: 1\n")
  resolve(config, { onWarning: (message) => warnings.push(message) })
  expect(warnings).toEqual(["'old' is deprecated. Change your code and config to use 'new'", 'older is new'])
})

test('an update merges maps, unless it is told to replace, and never a map with a list', () => {
  const config = parseConfig('a: {b: {x: 1}, c: [1]}\n')
  expect(toPlain(update(config, 'a', { b: { x: '???', y: 2 }, c: [2, 3] }))).toEqual({
    a: { b: { x: 1, y: 2 }, c: [2, 3] },
  })
  expect(toPlain(update(config, 'a', { b: 1 }, { merge: false }))).toEqual({ a: { b: 1 } })
  expect(() => update(config, 'a', [1])).toThrow(expect.objectContaining({ code: 'CONFIG_TYPE' }))
})

test('every leaf is selected by its path', () => {
  const config = parseConfig('a.b: {c: 1, true: 2}\n1: x\n1.5: {"": y}\n"[]": z\n')
  for (const { path, node } of flatten(config)) expect(select(config, path)).toBe(node)
  expect(select(config, '1')).toBeUndefined()
})

test('an interpolation that oc.create is given escaped is live in what it creates', () => {
  const config = parseConfig('a: "${oc.create:{x: \'\\\\${b}\'}}"\nb: 5\n')
  expect(toPlain(resolve(config))).toEqual({ a: { x: 5 }, b: 5 })
})

test('lines inside of brackets and quotes start anywhere', () => {
  const config = parseConfig('x:\n  a: [\n  1,\n2\n]\n  b: "y\nz"\n  c: {k:\nv}\n')
  expect(toPlain(config)).toEqual({ x: { a: [1, 2], b: 'y z', c: { k: 'v' } } })
})

test.each(['{"a"\n: 1}\n', '{a\nb: 1}\n', '%YAML1.2\n---\na: 1\n', '%a: 1\n---\nb: 2\n'])(
  '%j is no YAML, as in PyYAML',
  (text) => {
    expect(() => parseConfig(text)).toThrow(expect.objectContaining({ code: 'YAML_SYNTAX' }))
  },
)

test('U+2028 takes the spaces around it, and leaves those at the start of a quoted text', () => {
  expect(toPlain(parseConfig('a: "  x \u2028 y"\nb: z \u2028 w\n'))).toEqual({ a: '  x\u2028y', b: 'z\u2028w' })
})
