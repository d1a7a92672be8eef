import { assert } from '../suite.ts'
import { facets, type LoaderCase } from './loaded-runs.ts'

/** What a loader has, and what it says of itself. */
export const manifest: readonly LoaderCase[] = [
  {
    name: 'speaks version 1 of the plugin interface',
    run: ({ loader: { api } }) => assert(api === 1, `api is ${String(api)}; make the loader by defineLoader`),
  },
  {
    name: 'has a name, which errors mention',
    run: ({ loader: { name } }) => assertText('name', name),
  },
  {
    name: 'says what it looks for',
    run: ({ loader: { looksFor } }) => assertText('looksFor', looksFor),
  },
  {
    name: 'says what its runs hold by names of facets, or does not say it',
    run({ loader }) {
      if (!('holds' in loader)) return
      const known: readonly unknown[] = [...facets, 'hydra', 'models', 'deleted']
      assert(Array.isArray(loader.holds), 'holds is no list; leave it out where runs can have everything')
      const odd = loader.holds.find((what) => !known.includes(what))
      assert(odd === undefined, `holds names ${String(odd)}; there is ${known.join(', ')}`)
    },
  },
  ...(['whyNot', 'experiments', 'runDirs'] as const).map(
    (method): LoaderCase => ({
      name: `has ${method} if it can do that, and no such property otherwise`,
      run: ({ loader }) =>
        assert(!(method in loader) || typeof loader[method] === 'function', `${method} is there, but is no function`),
    }),
  ),
]

function assertText(property: string, text: unknown): void {
  assert(typeof text === 'string' && text.trim() !== '', `its ${property} is ${JSON.stringify(text)}`)
}
