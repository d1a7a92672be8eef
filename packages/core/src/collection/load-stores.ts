import { callPlugin } from '../contract/call-plugin.ts'
import { RunError } from '../contract/errors.ts'
import type { Loader, LoadRequest } from '../contract/loader.ts'
import type { RunSource } from '../contract/run-source.ts'
import { RunStore } from '../memory/run-store.ts'
import { guard, refuseFaults } from '../source/guard.ts'

/** One location, or many. */
export type Locations = string | Iterable<string> | AsyncIterable<string>

/** The locations, of which there may be none. @throws RunError ARGUMENT_INVALID where one is no text. */
export async function drainLocations(source: Locations): Promise<string[]> {
  const locations: string[] = []
  if (typeof source === 'string') locations.push(source)
  else for await (const location of source) locations.push(location)
  const odd = locations.find((location) => typeof location !== 'string' || location === '')
  if (odd !== undefined)
    throw new RunError(
      'ARGUMENT_INVALID',
      `A location is the path of a store, an experiment or a run, not ${JSON.stringify(odd)}.`,
    )
  return locations
}

/** Gives each location to the first loader that detects it: a store of what each loader gives, any fault of which may be an error. */
export async function loadStores(
  loaders: readonly Loader[],
  locations: readonly string[],
  request: LoadRequest,
  strict: boolean | undefined,
): Promise<RunStore[]> {
  const found: { readonly loader: Loader; readonly location: string }[] = []
  for (const location of locations) found.push({ loader: await loaderOf(loaders, location), location })
  const stores: RunStore[] = []
  return closedOnFailure(stores, async () => {
    for (const [loader, places] of Map.groupBy(found, ({ loader }) => loader)) {
      const { name: plugin, holds } = loader
      const share = places.map(({ location }) => location)
      const call = { plugin, operation: 'load', location: share.join(', ') }
      const source = await callPlugin(call, async () => sourceOf(await loader.load(share, request)))
      if (strict) refuseFaults(source)
      stores.push(new RunStore(guard(source, { plugin, strict }), { plugin, holds }))
    }
    return stores
  })
}

/** What comes of an action, at whose failure the stores are closed. */
export async function closedOnFailure<T>(stores: readonly RunStore[], act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    await Promise.allSettled(stores.map((store) => store.close()))
    throw error
  }
}

/** What a loader gave, where it is a source. @throws Error */
function sourceOf(given: Partial<RunSource> | undefined): RunSource {
  const { length, diagnostics, info, read } = given ?? {}
  const parts = {
    length: Number.isInteger(length),
    diagnostics: Array.isArray(diagnostics),
    info: isFunction(info),
    read: isFunction(read),
  }
  const lacking = Object.entries(parts).find(([, isThere]) => !isThere)
  if (lacking) throw new Error(`it gave no source of runs, which has a ${lacking[0]}`)
  return given as RunSource
}

const isFunction = (value: unknown) => typeof value === 'function'

/** @throws RunError STORE_NOT_FOUND saying what each loader looks for. */
export async function loaderOf(loaders: readonly Loader[], location: string): Promise<Loader> {
  for (const loader of loaders) {
    if (await detecting(loader, location, () => loader.detect(location))) return loader
  }
  const wanted = loaders.map(({ name, looksFor }) => `${name} looks for ${looksFor}`).join('; ')
  const reasons = await Promise.all(
    loaders.map((loader) => detecting(loader, location, () => loader.whyNot?.(location))),
  )
  const why = [...new Set(reasons.filter((reason) => reason !== undefined))]
  const message = [`There are no runs at ${location}: ${wanted || 'no loader is configured'}.`, ...why].join(' ')
  throw new RunError('STORE_NOT_FOUND', message, { location, loaders: loaders.map(({ name }) => name), reasons: why })
}

/** @throws RunError PLUGIN_FAILED */
const detecting = <T>({ name: plugin }: Loader, location: string, ask: () => T): T =>
  callPlugin({ plugin, operation: 'detect', location }, ask)
