import { runParts } from '../../contract/facets.ts'
import { assert, assertOffered, assertText } from '../suite.ts'
import type { LoaderCase } from './loaded-runs.ts'
import { ofLoader } from './of-runs.ts'

/** What a loader has, and what it says of itself. */
export const manifest: readonly LoaderCase[] = [
  ofLoader('speaks version 1 of the plugin interface', ({ api }) =>
    assert(api === 1, `api is ${String(api)}; make the loader by defineLoader`),
  ),
  ofLoader('has a name, which errors mention', ({ name }) => assertText('name', name)),
  ofLoader('says what it looks for', ({ looksFor }) => assertText('looksFor', looksFor)),
  ofLoader('says what its runs hold by names of facets, or does not say it', (loader) => {
    if (!('holds' in loader)) return
    const known: readonly unknown[] = [...runParts, 'deleted']
    assert(Array.isArray(loader.holds), 'holds is no list; leave it out where runs can have everything')
    const odd = loader.holds.find((what) => !known.includes(what))
    assert(odd === undefined, `holds names ${String(odd)}; there is ${known.join(', ')}`)
  }),
  ...(['whyNot', 'experiments', 'runDirs'] as const).map((method) =>
    ofLoader(`has ${method} if it can do that, and no such property otherwise`, (loader) =>
      assertOffered(loader, method),
    ),
  ),
]
