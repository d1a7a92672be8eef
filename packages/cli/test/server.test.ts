import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cli, packageFolder } from './support/cli.ts'

const folder = (name: string) => join(packageFolder, 'test', 'data', name)

/** Each reads something that the ones before it do not. */
const calls: readonly (readonly string[])[] = [
  ['experiments'],
  ['ls'],
  ['ls', '--where', 'model.type = "lstm" and metrics.val/acc > 0.5', '--sort', 'metrics.loss'],
  ['ls', '--columns', 'run_name, params.*, max(metrics.loss) as top', '--add', 'tags.team'],
  ['export'],
  ['show', 'run-1'],
  ['diff', 'run-1', 'run-4'],
  ['diff', '--group', 'model.type = "lstm"'],
  ['group', '--by', 'model.type'],
  ['group', '--by', 'all but seed', '--agg', 'argmax(run_name, metrics.loss)'],
  ['top', 'val/acc', '.', '--per', 'model.type'],
  ['top', 'max(metrics.loss)', '.'],
  ['keys'],
  ['types'],
  ['doctor'],
  ['history', 'loss'],
]

test.each(calls)('a store that can only read asynchronously answers as any other: %s', async (...args) => {
  const words = args.filter((word) => word !== undefined)
  const expected = await cli(words, { cwd: folder('at-hand') })
  const answer = await cli(words, { cwd: folder('server') })
  expect(answer.stderr).toBe(expected.stderr)
  expect(answer.stdout.replaceAll('server', 'at-hand')).toBe(expected.stdout)
  expect(answer.code).toBe(expected.code)
  expect(expected.stdout + expected.stderr).not.toBe('')
})

test('a mistyped key is named as well', async () => {
  const { code, stderr } = await cli(['ls', '--where', 'modle.type = "lstm"'], { cwd: folder('server') })
  expect(code).toBe(2)
  expect(stderr).toContain('did you mean model.type?')
})
