import { join } from 'node:path'
import { expect, test } from 'vitest'
import { unpack } from '../../loader-mlflow/test/support/stores.ts'
import { commands } from '../src/commands/index.ts'
import { cli, storeName } from './support/cli.ts'
import { validate } from './support/schema.ts'

/** What is written for each command that can write JSON, on stores of all kinds. */
const asked: Readonly<Record<string, readonly (readonly string[])[]>> = {
  ls: [[storeName], [storeName, '--lifecycle', 'all', '-w', 'seed > 1e6']],
  show: ['48e411', 'lstm-436', 'parent', 'remote'].map((run) => [run, '-s', storeName]),
  diff: [
    ['32ef8a', '48e411', '0c9eb5', '-s', storeName],
    ['-s', storeName, '--group', 'model.type = "lstm"'],
  ],
  group: [
    [storeName, '--by', 'model.type'],
    [storeName, '--by', 'status', '--agg', 'list(seed), ci95(metrics.val/loss)'],
  ],
  experiments: [[storeName]],
  keys: [[storeName]],
  top: [
    ['val/acc', storeName],
    ['min(metrics.val/loss)', storeName, '--per', 'model.type'],
  ],
  history: [
    ['val/loss', storeName],
    ['val/acc', storeName, '--by', 'model.type'],
  ],
  export: [[storeName]],
  artifacts: [['48e411', '-s', storeName]],
  doctor: [[storeName], [join(unpack('damaged'), 'meta-empty')]],
  plugins: [[]],
  config: [[]],
}

test.each(Object.keys(commands))('the JSON of %s meets the schema that is shipped', async (name) => {
  const help = (await cli([name, '--help'])).stdout
  if (!help.includes('--json')) return expect(asked).not.toHaveProperty(name)
  for (const args of asked[name] ?? expect.fail(`${name} writes JSON that no schema describes`)) {
    const { stdout } = await cli([name, ...args, '--json'])
    const document = JSON.parse(stdout)
    expect(document, args.join(' ')).toMatchObject({ runsheaf: 1, command: name })
    expect(validate(document) ? [] : validate.errors, args.join(' ')).toEqual([])
  }
})

test('a document of another version or with a field that nobody describes is refused', async () => {
  const document = JSON.parse((await cli(['ls', storeName, '--json'])).stdout)
  expect(validate(document)).toBe(true)
  expect(validate({ ...document, runsheaf: 2 })).toBe(false)
  expect(validate({ ...document, colour: 'red' })).toBe(false)
  expect(validate({ ...document, rows: undefined })).toBe(false)
})
