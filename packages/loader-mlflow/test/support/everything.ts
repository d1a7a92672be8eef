import { valueAt } from '@runsheaf/core/plugin'
import { allRows, type LoadedStore } from './load.ts'

/** All that can be asked of a store whose runs have `params.p`, `metrics.m` and `cfg.key`, as text. */
export async function everything(loaded: LoadedStore): Promise<string> {
  const rows = allRows(loaded)
  const facets = ['cfg', 'params', 'metrics', 'tags'] as const
  const keys = [
    { facet: 'params', path: ['p'] },
    { facet: 'metrics', path: ['m'] },
    { facet: 'cfg', path: ['key'] },
  ] as const
  const single = keys.flatMap((key) => {
    const column = loaded.column(key, rows)
    return Array.from(rows, (row) => [valueAt(column, row), column.faults?.get(row)?.message])
  })
  await loaded.read(facets, rows, {})
  const names = facets.map((facet) => loaded.names(facet, rows))
  const whole = facets.flatMap((facet, i) =>
    names[i]!.flat().map((path) => {
      const column = loaded.column({ facet, path }, rows)
      return Array.from(rows, (row) => valueAt(column, row))
    }),
  )
  const perRun = Array.from(rows, (row) => {
    const artifacts = loaded.artifacts(row)
    return [loaded.record(row), loaded.at(row).hydra, loaded.at(row).models, artifacts.list(), artifacts.path()]
  })
  const histories = await loaded.histories(['m'], rows, {})
  const values = histories.columns.map((column) =>
    Array.from({ length: histories.length }, (_, i) => valueAt(column, i)),
  )
  const texts = await Promise.all(Array.from(rows, (row) => loaded.artifacts(row).text('notes.txt').catch(String)))
  return JSON.stringify([names, single, whole, perRun, values, texts, loaded.diagnostics], (_, value) =>
    typeof value === 'bigint' ? String(value) : value,
  )
}
