import type { SampleRun } from '../../../../src/conformance.ts'
import {
  type ArtifactSource,
  type Column,
  columnOf,
  type Facet,
  type FacetKey,
  type Loader,
  type LoadRequest,
  type RunInfo,
  type RunSource,
  valuesOf,
} from '../../../../src/plugin.ts'
import { type Answers, answering } from '../../../support/answers.ts'
import { asyncStore } from '../async-store.ts'
import { artifactsOf, memoryLoader, type Parts, storeOf } from '../memory-loader.ts'

/** A small defect, the only case that it may fail, and a loader that has it. */
export type Broken = readonly [defect: string, fails: string, loader: Loader]

export const loader = (parts: Partial<Parts>): Loader => memoryLoader(parts)

/** A loader whose stores differ in some parts. */
export const store = (change: (store: RunSource, runs: readonly SampleRun[]) => Partial<RunSource>): Loader =>
  memoryLoader({}, (runs) => {
    const whole = storeOf(runs)
    return { ...whole, ...change(whole, runs) }
  })

/** A loader whose stores answer some questions otherwise. */
export const answers = (change: (answers: Answers, runs: readonly SampleRun[]) => Partial<Answers>): Loader =>
  memoryLoader({}, (runs) => answering(storeOf(runs), (whole) => change(whole, runs)))

/** A loader whose stores read asynchronously, and differ in some parts. */
export const reading = (change: (store: RunSource) => Partial<RunSource>): Loader =>
  memoryLoader({}, (runs) => {
    const whole = asyncStore(storeOf(runs))
    return { ...whole, ...change(whole) }
  })

/** A loader that takes requests for others. */
export const requests = (change: (request: LoadRequest) => Partial<LoadRequest>): Loader => {
  const whole = memoryLoader()
  return loader({ load: (locations, request) => whole.load(locations, { ...request, ...change(request) }) })
}

/** A loader that finds runs changed. */
export const runs = (change: (run: SampleRun) => Partial<SampleRun>): Loader =>
  memoryLoader({}, (found) => storeOf(found.map((run) => ({ ...run, ...change(run) }))))

export const infos = (change: (info: RunInfo) => Partial<RunInfo>): Loader =>
  runs(({ info }) => ({ info: { ...info, ...change(info) } }))

/** A loader that changes configs. */
export const configs = (change: (cfg: any) => unknown): Loader => runs(({ cfg }) => ({ cfg: cfg && change(cfg) }))

/** A loader that changes the values of the config key `value`. */
export const value = (change: (value: any, run: number) => unknown): Loader =>
  runs(({ cfg, info }) =>
    Object.hasOwn(Object(cfg), 'value')
      ? { cfg: { value: change((cfg as { value: unknown }).value, Number.parseInt(info.runId, 16) - 0xabc0) } }
      : {},
  )

/** A loader that changes the columns of some keys. */
export const columns = (
  applies: (key: FacetKey) => boolean,
  change: (column: Column, key: FacetKey, rows: Int32Array, runs: readonly SampleRun[]) => Column,
): Loader =>
  answers(({ column }, found) => ({
    column: (key, rows) => (applies(key) ? change(column(key, rows), key, rows, found) : column(key, rows)),
  }))

export const values = (
  applies: (key: FacetKey) => boolean,
  change: (value: any, all: readonly any[]) => unknown,
): Loader => columns(applies, (column) => columnOf(valuesOf(column).map((each, _, all) => change(each, all))))

export const isKey =
  (facet: Facet, ...path: readonly string[]) =>
  (key: FacetKey): boolean =>
    key.facet === facet && key.path.join(' > ') === path.join(' > ') && key.reduce === undefined

/** A loader that lists other names of a facet. */
export const names = (facet: Facet, keep: (name: string) => boolean): Loader =>
  answers(({ names }) => ({
    names: (of, rows) =>
      of === facet ? names(of, rows).map((some) => some.filter((path) => keep(path.join('.')))) : names(of, rows),
  }))

export const artifacts = (change: (source: ArtifactSource, run: SampleRun) => Partial<ArtifactSource>): Loader =>
  store((_, found) => ({
    artifacts(index) {
      const source = artifactsOf(found[index]!)
      return { ...source, ...change(source, found[index]!) }
    },
  }))
