import { columnOf } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { formContent } from '../../src/output/forms/form-content.ts'
import { guarded } from '../../src/output/forms/guarded.ts'
import { cli, storeName } from '../support/cli.ts'

const csvOf = (name: string, values: readonly unknown[]) =>
  formContent('csv', { data: guarded({ length: values.length, columns: [{ ...columnOf(values), name }] }) })

test('text that a spreadsheet would run is marked as text, names included', async () => {
  const formulas = ['=1+1', '+cmd()', '-a', '@SUM(A1)', '\tx', '\r=x', '\n=x', '＝1', '＋1', '－1', '＠1']
  const lines = String(await csvOf('=name', formulas)).replaceAll('"', '')
  expect(lines).toBe(`'=name\n${formulas.map((text) => `'${text}\n`).join('')}`)
})

test('numbers, other text and other values stay as they are', async () => {
  const values = ['-1.5', '+2', '1-2', 'a=b', "'=x", '']
  expect(await csvOf('n', values)).toBe(`n\n-1.5\n+2\n1-2\na=b\n'=x\n""\n`)
  expect(await csvOf('n', [-1, null, 0.5])).toBe('n\n-1\n\n0.5\n')
  expect(await csvOf('n', ['=x', -1, [1], true])).toBe("n\n'=x\n-1\n[1]\ntrue\n")
})

test('in every command that writes csv or tsv', async () => {
  for (const form of ['--csv', '--format=tsv']) {
    const { stdout } = await cli(['ls', storeName, '--columns', 'seed as =seed', '--limit', '1', form, '--csv-safe'])
    expect(stdout).toMatch(/^'=seed\n/)
  }
})
