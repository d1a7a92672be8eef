import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cli } from '../support/cli.ts'

const listed = async (cwd: string) => JSON.parse((await cli(['plugins', '--json'], { cwd })).stdout)

test('plugins says which loaders and frames there are, and where from', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-plugins-'))
  const { file, rows } = await listed(cwd)
  expect(file).toBeNull()
  expect(rows.map(({ kind, name, state }: Record<string, unknown>) => [kind, name, state])).toEqual([
    ['loader', 'mlflow', 'in use'],
    ['frame', 'core', 'ready'],
    ['frame', 'polars', 'ready'],
    ['frame', 'arquero', 'ready'],
  ])
  expect(rows[0].from).toMatch(/loader-mlflow$/)
  expect(rows[0].version).toMatch(/^\d+\.\d+\.\d+$/)
})

test('plugins shows what the config file brings', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-plugins-'))
  const path = join(cwd, 'runsheaf.config.mjs')
  writeFileSync(path, "export default { loaders: [{ api: 1, name: 'vendor' }], frame: 'arquero' }")
  const { file, rows } = await listed(cwd)
  expect(file).toBe(path)
  expect(rows[0]).toMatchObject({ kind: 'loader', name: 'vendor', state: 'in use', from: path })
  expect(rows.find(({ name }: Record<string, unknown>) => name === 'arquero')).toMatchObject({ state: 'in use' })
})
