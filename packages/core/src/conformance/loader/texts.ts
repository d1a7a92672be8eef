import type { Facet, FacetKey } from '../../contract/run-source.ts'
import { assertSame, assertValues, type LoaderCase, loadRuns, namesOf } from './loaded-runs.ts'
import { ofFacet, ofKey } from './of-facet.ts'
import { sampleRuns } from './sample-run.ts'

const odd = ['0.10', '1e-3', 'None', 'True', '', ' a ', '[1, 2]', "{'a': 1}", 'line\nbreak', '日本語', '1_000']

/** Params and tags, which are text. */
export const texts: readonly LoaderCase[] = (['params', 'tags'] as const).flatMap((facet) => {
  const key = (name: string): FacetKey<Facet> => ({ facet, path: [name] })
  const names = sampleRuns({ [facet]: { 'a/b': '1', 'a b': '2', 'a.b-c_d': '3' } }, { [facet]: { 'a b': '4' } })
  return [
    ofKey(
      `keeps ${facet} as they were written`,
      key('p'),
      sampleRuns(...odd.map((text) => ({ [facet]: { p: text } }))),
      odd,
    ),
    ofFacet(facet, `finds ${facet} by names with slashes, blanks and dots`, names, async (subject) => {
      const loaded = await loadRuns(subject, names)
      await assertValues(loaded, key('a/b'), ['1', undefined])
      await assertValues(loaded, key('a b'), ['2', '4'])
      await assertValues(loaded, key('a.b-c_d'), ['3', undefined])
    }),
    ofFacet(facet, `finds no ${facet} that are not there`, names, async (subject) => {
      const loaded = await loadRuns(subject, names)
      for (const name of ['no', 'a', 'constructor', '__proto__', '../meta.yaml'])
        await assertValues(loaded, key(name), [undefined, undefined])
    }),
    ofFacet(facet, `names the ${facet} of each run`, names, async (subject) => {
      const expected = [['a b', 'a.b-c_d', 'a/b'], ['a b']]
      assertSame(`the names of ${facet}`, await namesOf(await loadRuns(subject, names), facet), expected)
    }),
  ]
})
