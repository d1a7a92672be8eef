import { isRunError, parse } from '@runsheaf/core'
import { describe, expect, test } from 'vitest'

const key = (text: string) => expect.objectContaining({ text })

describe('keys', () => {
  test.each([
    ['model.type = 1', { text: 'model.type', path: ['model', 'type'] }],
    ['metrics.val/acc = 1', { facet: 'metrics', path: ['val/acc'] }],
    ['`val loss` = 1', { path: ['val loss'] }],
    ['metrics.`val loss` = 1', { facet: 'metrics', path: ['val loss'] }],
    ['metrics."a.b" = 1', { facet: 'metrics', path: ['a.b'] }],
    ['`metrics`.loss = 1', { facet: 'metrics', path: ['loss'] }],
    ["parameter.lr = '1'", { facet: 'params', path: ['lr'] }],
    ["attributes.status = 'x'", { facet: 'info', path: ['status'] }],
    ["`Run name` = 'x'", { facet: 'info', path: ['run_name'] }],
    ["'run_id' = 'x'", { facet: 'info', path: ['run_id'] }],
    ['損失.値-1:a_b = 1', { path: ['損失', '値-1:a_b'] }],
    ['max(metrics.acc) = 1', { facet: 'metrics', path: ['acc'], reduce: 'max' }],
  ])('%s', (expression, expected) => {
    expect(parse(expression)).toMatchObject({ kind: 'compare', key: expected })
  })
})

describe('values', () => {
  test.each([
    ['1', 1],
    ['-1.5e-3', -0.0015],
    ['.5', 0.5],
    ['1_000', 1000],
    ['9007199254740993', 9007199254740993n],
    ['+9007199254740993', 9007199254740993n],
    ["'it''s'", "it''s"],
    ['"it\'s"', "it's"],
    ['TRUE', true],
    ['null', null],
    ["[1, 'a']", [1, 'a']],
    ['now', new Date(1000_000)],
    ['now - 10s', new Date(990_000)],
    ['now-1m', new Date(940_000)],
    ['NOW -1M', new Date(940_000)],
  ])('%s', (text, value) => {
    expect(parse(`a = ${text}`, { now: 1000_000 })).toEqual({ kind: 'compare', key: key('a'), operator: '=', value })
  })
})

test('and binds closer than or, not closest', () => {
  expect(parse('a = 1 or b = 2 and not c = 3')).toMatchObject({
    kind: 'or',
    filters: [
      { key: key('a') },
      { kind: 'and', filters: [{ key: key('b') }, { kind: 'not', filter: { key: key('c') } }] },
    ],
  })
})

test('as in MLflow, AND may be missing, doubled, or left over', () => {
  const both = parse('a = 1 and b = 2')
  for (const text of ['a = 1 b = 2', 'AND a = 1 and AND b = 2 and', 'a = 1\nAND\tb = 2'])
    expect(parse(text)).toEqual(both)
})

describe('an error points at the place and says what was expected', () => {
  test.each([
    ['lr >', 4, /expected a value.*found the end/i],
    ['lr > > 1', 5, /expected a value.*found >/i],
    ['lr ~ 1', 3, /starts nothing/i],
    ["name = 'x", 7, /not closed/],
    ['(a = 1', 6, /expected \)/i],
    ['a = 1)', 5, /expected AND, OR or the end/i],
    ['a between 1 or 2', 12, /expected AND/i],
    ['a in 3', 5, /list of values/i],
    ['a is 3', 5, /NULL or MISSING/],
    ['a = b c', 7, /operator/i],
    ['and or', 4, /condition/i],
    ["metrics.loss > '1'", 15, /without quotes/],
    ['a = soon()', 9, /expected a condition/i],
    ["a matches '(?=x)'", 0, /look-around/],
    ['1 < a', 0, /expected a key/i],
    ['a = 1 or like = 2', 9, /expected a key \(a name like this goes in backticks\), found like/i],
    ['a > now - 6x', 4, /a span such as 6h or 7d, found now - 6x/i],
    ['a in (b)', 6, /a quoted text/i],
  ])('%s', (expression, position, message) => {
    try {
      parse(expression)
      expect.unreachable()
    } catch (error) {
      expect(isRunError(error, 'FILTER_SYNTAX')).toBe(true)
      expect((error as Error).message).toMatch(message)
      if (position > 0) expect((error as { details: { position: number } }).details.position).toBe(position)
    }
  })
})

test('the caret stands under what was found', () => {
  expect(() => parse('seed = 1 and lr >')).toThrow(/\n {2}seed = 1 and lr >\n {19}\^$/)
})
