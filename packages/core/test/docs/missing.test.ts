// The table of docs/missing.md, row by row: each cell is what the code on its left gives, or the error that it throws.
import { readFileSync } from 'node:fs'
import * as core from '@runsheaf/core'
import { describe, expect, test } from 'vitest'
import { runsOf } from '../support/memory.ts'

const values = { a: 2, b: undefined, c: null, d: Number.NaN, e: 1 }
const runs = await runsOf(
  ...Object.entries(values).map(([runId, k]) => ({ info: { runId }, cfg: { n: 1, ...(k !== undefined && { k }) } })),
)

const settings = [undefined, 'error', 'null', 'skip'] as const

const page = readFileSync(new URL('../../../../docs/missing.md', import.meta.url), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const [code, ...cells] = line.split('|').slice(1, -1)
  return code?.trim().startsWith('`') ? [{ code: unquoted(code), cells: cells.map(unquoted) }] : []
})

function unquoted(cell: string): string {
  return cell.trim().replace(/^`(.*)`$/, '$1')
}

/** What a row's code gives under a setting, as the table writes it. */
function answer(code: string, missing: (typeof settings)[number]): string {
  const names = ['runs', ...Object.keys(core)]
  const given = [missing === undefined ? runs : runs.with({ missing }), ...Object.values(core)]
  try {
    return written(new Function(...names, `return ${code}`)(...given))
  } catch (error) {
    if (core.isRunError(error)) return error.code
    throw error
  }
}

function written(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value instanceof core.RunCollection) return value.map((run: core.Run) => run.info.runId).join(' ') || 'none'
  if (value instanceof core.ColumnTable) return written(value.toRecords())
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return `[${[...(value as Iterable<unknown>)].map(written).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return `{ ${Object.entries(value)
    .map(([name, item]) => `${name}: ${written(item)}`)
    .join(', ')} }`
}

test('the table has the verbs', () => {
  expect(rows.length).toBeGreaterThan(40)
})

describe.each(rows)('$code', ({ code, cells }) => {
  test.each(settings)("where missing is '%s'", (missing) => {
    const [first, ...others] = cells
    const cell = missing === undefined ? first : others[settings.indexOf(missing) - 1]
    expect(answer(code, missing)).toBe(cell === 'same' ? first : cell)
  })
})
