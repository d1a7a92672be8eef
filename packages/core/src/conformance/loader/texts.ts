import type { LoaderCase } from './loaded-runs.ts'
import { ofAbsent, ofKey, ofNames, ofValues } from './of-runs.ts'
import { sampleRuns } from './sample-run.ts'

const odd = ['0.10', '1e-3', 'None', 'True', '', ' a ', '[1, 2]', "{'a': 1}", 'line\nbreak', '日本語', '1_000']

/** Params and tags, which are text. */
export const texts: readonly LoaderCase[] = (['params', 'tags'] as const).flatMap((facet) => {
  const names = sampleRuns({ [facet]: { 'a/b': '1', 'a b': '2', 'a.b-c_d': '3' } }, { [facet]: { 'a b': '4' } })
  return [
    ofKey(
      `keeps ${facet} as they were written`,
      { facet, path: ['p'] },
      sampleRuns(...odd.map((text) => ({ [facet]: { p: text } }))),
      odd,
    ),
    ofValues(`finds ${facet} by names with slashes, blanks and dots`, facet, names, {
      'a/b': ['1', undefined],
      'a b': ['2', '4'],
      'a.b-c_d': ['3', undefined],
    }),
    ofAbsent(`finds no ${facet} that are not there`, facet, names, [
      'no',
      'a',
      'constructor',
      '__proto__',
      '../meta.yaml',
    ]),
    ofNames(`names the ${facet} of each run`, facet, names, [['a b', 'a.b-c_d', 'a/b'], ['a b']]),
  ]
})
