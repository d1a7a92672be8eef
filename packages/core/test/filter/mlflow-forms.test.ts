// The ways in which MLflow's documentation and its own tests write filters and order_by clauses, each read as ours.
import { type Filter, order, parse } from '@runsheaf/core'
import { describe, expect, test } from 'vitest'

/** What a condition asks of which key, in short. */
function short(filter: Filter): unknown[] {
  if (filter.kind === 'and') return filter.filters.map(short)
  if (!('key' in filter)) return [filter.kind]
  const { key } = filter
  const place = [key.facet, key.path.join('.')]
  switch (filter.kind) {
    case 'compare':
      return [...place, filter.operator, filter.value]
    case 'in':
      return [...place, filter.negated ? 'not in' : 'in', ...filter.values]
    case 'like':
      return [...place, filter.caseless ? 'ilike' : 'like', filter.pattern.source]
    case 'is':
      return [...place, filter.state]
    default:
      return [...place, filter.kind]
  }
}

describe('filters', () => {
  test.each<[string, unknown[]]>([
    ['metric.loss >= 0.25', ['metrics', 'loss', '>=', 0.25]],
    ['metric.loss>=100', ['metrics', 'loss', '>=', 100]],
    ['metrics.loss = -1.5e-3', ['metrics', 'loss', '=', -0.0015]],
    ['metrics.LOSS < .5', ['metrics', 'LOSS', '<', 0.5]],
    ['metrics."val loss" > 5', ['metrics', 'val loss', '>', 5]],
    ['metrics.`val loss` > 5', ['metrics', 'val loss', '>', 5]],
    ['metrics."loss.1.0" > 5', ['metrics', 'loss.1.0', '>', 5]],
    ['metrics."a-b//c#$@&" != 3', ['metrics', 'a-b//c#$@&', '!=', 3]],
    ['metrics."a`b" > 1', ['metrics', 'a`b', '>', 1]],
    ['`metric`.loss <= 1', ['metrics', 'loss', '<=', 1]],
    ["params.opt!='adam'", ['params', 'opt', '!=', 'adam']],
    ["parameter.opt = 'adam'", ['params', 'opt', '=', 'adam']],
    ["parameters.opt = 'adam'", ['params', 'opt', '=', 'adam']],
    ['param."opt"="adam"', ['params', 'opt', '=', 'adam']],
    ["params.'opt' = 'adam'", ['params', 'opt', '=', 'adam']],
    ['params.opt = "it\'s"', ['params', 'opt', '=', "it's"]],
    ["params.opt = 'it\\'", ['params', 'opt', '=', 'it\\']],
    ["params.`o p t` ILIKE '%A%'", ['params', 'o p t', 'ilike', '%A%']],
    ["`params`.opt like 'a_'", ['params', 'opt', 'like', 'a_']],
    ['params.opt is null', ['params', 'opt', 'null']],
    ['params."opt"IS NULL', ['params', 'opt', 'null']],
    ["tag.`opt`LIKE 'a_'", ['tags', 'opt', 'like', 'a_']],
    ["tag.note='two words'", ['tags', 'note', '=', 'two words']],
    ["tags.`mlflow.runName` = 'x'", ['tags', 'mlflow.runName', '=', 'x']],
    ['tags."a.b.c" = "x"', ['tags', 'a.b.c', '=', 'x']],
    ["status = 'RUNNING'", ['info', 'status', '=', 'RUNNING']],
    ["run.status = 'RUNNING'", ['info', 'status', '=', 'RUNNING']],
    ["attr.artifact_uri = 'a/b'", ['info', 'artifact_uri', '=', 'a/b']],
    ["attribute.user_id != 'me'", ['info', 'user_id', '!=', 'me']],
    ['attributes.start_time >= 1234', ['info', 'start_time', '>=', 1234]],
    ['attribute.`start_time` < 1e3', ['info', 'start_time', '<', 1000]],
    ['attribute.end_time > 0', ['info', 'end_time', '>', 0]],
    ['created > 0', ['info', 'start_time', '>', 0]],
    ['attribute.Created > 0', ['info', 'start_time', '>', 0]],
    ["attributes.`Run name` = 'x'", ['info', 'run_name', '=', 'x']],
    ["attributes.`run name` = 'x'", ['info', 'run_name', '=', 'x']],
    ["attributes.`Run Name` LIKE 'x%'", ['info', 'run_name', 'like', 'x%']],
    ["run_id IN ('a', 'b')", ['info', 'run_id', 'in', 'a', 'b']],
    ["attribute.run_id not in ('a')", ['info', 'run_id', 'not in', 'a']],
    ["dataset.name = 'mnist'", ['datasets', 'name', '=', 'mnist']],
    ["datasets.digest IN ('1', '2')", ['datasets', 'digest', 'in', '1', '2']],
    ["datasets.context NOT IN ('train')", ['datasets', 'context', 'not in', 'train']],
    [
      " metrics.loss\t<\n1   and\tparams.opt='adam' ",
      [
        ['metrics', 'loss', '<', 1],
        ['params', 'opt', '=', 'adam'],
      ],
    ],
    [
      "metrics.loss < 1 params.opt = 'adam' AND",
      [
        ['metrics', 'loss', '<', 1],
        ['params', 'opt', '=', 'adam'],
      ],
    ],
  ])('%s', (text, expected) => {
    expect(short(parse(text))).toEqual(expected)
  })

  test.each([
    'metrics.loss < 1; params.a = "b"',
    '`metrics.loss > 1',
    'param`.opt = "a"',
    "params.'opt = a",
    "params.opt = 'a",
    'params.opt = "a\'',
    "params.opt = = 'a'",
    'params.opt a !=',
    'metric.loss !=',
    'metric.loss ~ 1',
    "metric.loss = 'low'",
    "status IS 'RUNNING'",
    'start_time LIKE 1234',
    '1 > metrics.loss',
    '1 = 1',
    '/* loss */ metrics.loss > 1',
    'metrics.loss > 1 -- loss',
  ])('%s is refused, as by MLflow', (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: 'FILTER_SYNTAX' }))
  })
})

describe('order_by', () => {
  test.each([
    ['metrics.loss', 'metrics.loss', false],
    ['metric.loss aSc', 'metrics.loss', false],
    ['metrics."loss"  desc', 'metrics.loss', true],
    ['metrics.`Mean Square Error` DESC', 'metrics.Mean Square Error', true],
    ['`metrics.loss` DESC', 'metrics.loss', true],
    ['params.`opt`\tDESC', 'params.opt', true],
    ['attributes.status   DESC', 'info.status', true],
    ['start_time ASC', 'info.start_time', false],
    ['attribute.created DESC', 'info.start_time', true],
  ])('%s', (text, key, descending) => {
    expect(order(text)).toEqual([{ key, descending, raw: true }])
  })

  test.each(['`metrics.loss', 'metrics.loss != 1', 'run_id ACS', 'metrics.loss ASC DESC', ''])(
    '%s is refused',
    (text) => {
      expect(() => order(text)).toThrow(expect.objectContaining({ code: 'FILTER_SYNTAX' }))
    },
  )
})
