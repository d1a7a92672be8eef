import type { Awaitable } from '../contract/run-source.ts'
import { RunError } from '../errors.ts'
import { guard, refuseFaults } from '../store/guard.ts'
import { RunStore } from '../store/run-store.ts'
import { callPlugin } from './call-plugin.ts'
import type { Loader, LoadRequest } from './loader.ts'

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
  const shares = new Map<Loader, string[]>()
  for (const location of locations) {
    const loader = await loaderOf(loaders, location)
    const share = shares.get(loader) ?? []
    shares.set(loader, share)
    share.push(location)
  }
  const stores: RunStore[] = []
  for (const [loader, share] of shares) {
    const { name: plugin, holds } = loader
    const source = await callLoader(loader, 'load', share.join(', '), () => loader.load(share, request))
    if (strict) refuseFaults(source)
    stores.push(new RunStore(guard(source, { plugin, strict }), { plugin, holds }))
  }
  return stores
}

/** @throws RunError STORE_NOT_FOUND saying what each loader looks for. */
export async function loaderOf(loaders: readonly Loader[], location: string): Promise<Loader> {
  for (const loader of loaders) {
    if (await callLoader(loader, 'detect', location, () => loader.detect(location))) return loader
  }
  const wanted = loaders.map(({ name, looksFor }) => `${name} looks for ${looksFor}`).join('; ')
  const reasons = await Promise.all(
    loaders.map((loader) => callLoader(loader, 'detect', location, () => loader.whyNot?.(location))),
  )
  const why = [...new Set(reasons.filter((reason) => reason !== undefined))]
  const message = [`There are no runs at ${location}: ${wanted || 'no loader is configured'}.`, ...why].join(' ')
  throw new RunError('STORE_NOT_FOUND', message, { location, loaders: loaders.map(({ name }) => name), reasons: why })
}

/** Asks something of a loader, at a location. @throws RunError PLUGIN_FAILED */
export async function callLoader<T>(
  loader: Loader,
  operation: string,
  location: string,
  run: () => Awaitable<T>,
): Promise<T> {
  return callPlugin({ plugin: loader.name, operation, location }, run)
}
