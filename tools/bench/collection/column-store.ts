import { createSheaf, type RunCollection } from '@runsheaf/core'
import {
  type Column,
  type Columns,
  columnOf,
  defineLoader,
  type FacetKey,
  type RunInfo,
  type RunSource,
  take,
} from '@runsheaf/core/plugin'

/** A collection of a {@link columnStore}. */
export function loadColumns(columns: Columns): Promise<RunCollection> {
  const loader = defineLoader({
    name: 'columns',
    looksFor: 'anything',
    detect: () => true,
    load: () => columnStore(columns),
  })
  return createSheaf({ loaders: [loader] }).load('columns')
}

/** A store whose configs are columns that are there already: what a collection costs without any reading. */
function columnStore({ length, columns }: Columns): RunSource {
  const byName = new Map(columns.map((column) => [column.name, column]))
  const configNames = columns.map(({ name }) => [name])
  const info = (index: number): RunInfo => ({
    runId: `r${index}`,
    runDir: `r${index}`,
    experimentId: '0',
    experimentName: 'bench',
    jobName: 'bench',
    status: 'FINISHED',
    lifecycleStage: 'active',
  })
  const columnOfKey = ({ facet, path }: FacetKey, rows: Int32Array): Column => {
    const column = facet === 'cfg' ? byName.get(path.join('.')) : undefined
    if (!column) return columnOf(Array.from(rows, () => undefined))
    return rows.length === length ? column : take(column, rows)
  }
  return {
    length,
    diagnostics: [],
    info,
    read({ rows, keys, names, facets }, sink) {
      for (const key of keys) sink.column(key, rows, columnOfKey(key, rows))
      for (const facet of [...names, ...facets])
        sink.names(
          facet,
          rows,
          Array.from(rows, () => (facet === 'cfg' ? configNames : [])),
        )
    },
  }
}
