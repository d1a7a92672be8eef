import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { unpack } from '../../loader-mlflow/test/support/stores.ts'
import { exitCodes } from '../src/exit-code.ts'
import { cli, store } from './support/cli.ts'
import { validate } from './support/schema.ts'

/** Every store that real programs wrote: whole ones, those of runs that were going on, moved and damaged ones. */
const stores = [
  store,
  ...['sweep-ml2', 'hydraflow-real', 'moved'].map(unpack),
  ...['live', 'damaged'].map(unpack).flatMap((folder) => readdirSync(folder).map((name) => join(folder, name))),
]

/** What can be asked of any store; the codes are those that there may be a reason for. */
const calls: readonly (readonly [codes: readonly number[], ...words: string[]])[] = [
  [[exitCodes.ok], 'experiments'],
  [[exitCodes.ok, exitCodes.nothing], 'ls', '--lifecycle', 'all'],
  [[exitCodes.ok, exitCodes.nothing], 'keys'],
  [[exitCodes.ok, exitCodes.nothing], 'export'],
  [[exitCodes.ok, exitCodes.nothing], 'doctor'],
  [[exitCodes.ok, exitCodes.nothing], 'group', '--by', 'status'],
]

describe.each(calls)('%j %s', (codes, ...words) => {
  const [command, ...options] = words as string[]
  const asked = (folder: string) => [command!, folder, ...options]

  test('answers for every store, in JSON as the schema says', async () => {
    for (const folder of stores) {
      const { code, stdout, stderr } = await cli([...asked(folder), '--json'])
      expect(codes, `${folder}: ${stderr}`).toContain(code)
      expect(validate(JSON.parse(stdout)) ? [] : validate.errors, folder).toEqual([])
    }
  })

  test('answers for every store on a terminal', async () => {
    for (const folder of stores) {
      const { code, stdout, stderr } = await cli(asked(folder), { columns: 80 })
      expect(codes, `${folder}: ${stderr}`).toContain(code)
      expect(stdout.includes('\u001b') || stdout.includes('undefined'), `${folder}: ${stdout}`).toBe(false)
    }
  })
})
