import {
  type Column,
  concatColumns,
  type FacetKey,
  type ReadRequest,
  type RunPart,
  type RunSink,
} from '@runsheaf/core/plugin'
import { ConfigGatherer } from '../config/config-gatherer.ts'
import type { Configs } from '../config/configs.ts'
import { lazyMap } from '../files/lazy-list.ts'
import { finish, type Paced, paced } from '../files/paced.ts'
import { type Content, presentFiles } from '../files/reading.ts'
import { visitEach } from '../files/work.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import { type FolderFacet, folderFacets } from '../listing/named-file.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Texts } from '../text/texts.ts'
import type { FacetReader, ReadContext } from './facet.ts'
import { FolderGatherer } from './folder-gatherer.ts'
import { GatheredColumns } from './gathered-columns.ts'
import { contents, ownConfig } from './run-contents.ts'

/** Who reads what of runs. */
export interface Readers {
  readonly cfg: Configs
  readonly datasets: FacetReader
  readonly hydra: FacetReader
  readonly metrics: Metrics
  readonly models: FacetReader
  readonly params: Texts
  readonly tags: Texts
}

/** What is asked of which runs: entry `i` of `runs` is row `rows[i]`. */
interface Question {
  readonly context: ReadContext
  readonly readers: Readers
  readonly rows: Int32Array
  readonly runs: readonly ListedRun[]
}

/** Reads what a request asks for and delivers it. Yields how many runs are done. */
export function* answer(
  context: ReadContext,
  readers: Readers,
  runOf: (row: number) => ListedRun,
  { rows, keys, names, facets, mayWait }: ReadRequest,
  sink: RunSink,
): Paced<void> {
  const files = keysByFile(keys)
  const columns = new Map<FacetKey, Column[]>(files.flat().map((key) => [key, []]))
  const gathering = gather(context, readers, facets)
  const step = function* (start: number, end: number, watched: boolean): Generator<void, void> {
    const part = rows.subarray(start, end)
    const question = { context, readers, rows: part, runs: Array.from(part, runOf) }
    yield* gathering.add(question, watched)
    for (const keys of files)
      for (const [i, column] of (yield* readKeys(question, keys, watched)).entries())
        columns.get(keys[i]!)!.push(column)
    for (const facet of names) deliverNames(question, facet, sink)
  }
  if (mayWait) yield* paced(rows.length, step)
  else finish(step(0, rows.length, false))
  gathering.deliver(sink)
  for (const [key, parts] of columns) sink.column(key, rows, concatColumns(parts))
}

/** Keys that are read from the same files stand together: a metric's reductions, and its last value, which costs no more. */
function keysByFile(keys: readonly FacetKey[]): FacetKey[][] {
  const metrics = Map.groupBy(
    keys.filter(({ facet }) => facet === 'metrics'),
    ({ path }) => path[0],
  )
  const withLast = (keys: FacetKey[]): FacetKey[] =>
    keys.some(({ reduce }) => !reduce) ? keys : [...keys, { facet: 'metrics', path: keys[0]!.path }]
  return [...keys.flatMap((key) => (key.facet === 'metrics' ? [] : [[key]])), ...Array.from(metrics.values(), withLast)]
}

function* readKeys(
  { context, readers, runs }: Question,
  keys: readonly FacetKey[],
  watched: boolean,
): Generator<void, readonly Column[]> {
  const [key] = keys
  if (key!.facet === 'metrics') return yield* readers.metrics.columns(context, keys, runs, watched)
  if (key!.facet === 'info') throw new Error('core tells info by itself')
  return [readers[key!.facet].column(context, key!, runs)]
}

function deliverNames({ context, readers, rows, runs }: Question, facet: RunPart, sink: RunSink): void {
  if (facet === 'cfg') {
    const { names, derived } = readers.cfg.names(context, runs)
    sink.names(facet, rows, names, derived)
  } else if (isFolderFacet(facet)) sink.names(facet, rows, readers[facet].names.of(context, runs))
}

const isFolderFacet = (facet: RunPart): facet is FolderFacet => (folderFacets as readonly RunPart[]).includes(facet)

/** Gathers whole facets of runs, run by run: files of one folder are opened faster together than one here and one there. */
function gather(context: ReadContext, readers: Readers, facets: readonly RunPart[]) {
  const columns = new GatheredColumns()
  const folders = folderFacets.filter((facet) => facets.includes(facet))
  const gatherers = folders.map((facet) => new FolderGatherer<any>(context, readers[facet], columns))
  const configs = facets.includes('cfg') ? new ConfigGatherer(readers.cfg.kinds, columns) : undefined
  const asked: Question[] = []
  const present = new Map<string, Content>()
  const atHand = { ...context, files: presentFiles(context.files, present) }

  /** Visits some of the runs: their folders, and their config files where these are not read yet. */
  const visit = ({ rows, runs }: Question, positions: readonly number[], config: boolean, watched: boolean) => {
    const paths = lazyMap(positions, (i) => runs[i]!.folder)
    visitEach(context.files, contents, { facets: folders, config, leaveLong: watched }, paths, (p, content) => {
      const i = positions[p]!
      const run = runs[i]!
      for (const [k, facet] of folders.entries()) gatherers[k]!.add(rows[i]!, run, content[facet]!)
      if (!content.config) return
      present.clear()
      present.set(ownConfig(run.folder), content.config)
      readers.cfg.take(atHand, run)
      const known = readers.cfg.known(run)
      if (known) configs!.add(rows[i]!, known)
    })
  }

  return {
    *add(question: Question, watched: boolean): Generator<void, void> {
      if (folders.length === 0 && !configs) return
      const { rows, runs } = question
      const all = [...runs.keys()]
      const isKept = (i: number) => configs === undefined || readers.cfg.isKept(runs[i]!)
      const unread = all.filter((i) => !isKept(i))
      const read = all.filter(isKept)
      if (unread.length > 0) visit(question, unread, true, watched)
      if (read.length > 0 && folders.length > 0) visit(question, read, false, watched)
      for (const gatherer of gatherers) yield* gatherer.addLate()
      if (!configs) return
      readers.cfg.readAll(context, runs)
      for (const i of read) {
        const known = readers.cfg.known(runs[i]!)
        if (known) configs.add(rows[i]!, known)
      }
      asked.push(question)
    },

    deliver(sink: RunSink): void {
      columns.deliver(sink)
      for (const gatherer of gatherers) gatherer.deliverNames(sink)
      for (const question of asked) deliverNames(question, 'cfg', sink)
    },
  }
}
