import { type Run, RunCollection } from '@runsheaf/core'
import { attribute } from '../attribute.ts'
import { columnArguments } from '../columns.ts'
import { PythonError, Tuple } from '../python.ts'
import { entriesOf } from './collection.ts'
import type { Steps } from './step.ts'

const spread = (value: unknown) => (value instanceof Tuple ? value.items : value) as any

/** hydraflow's `Run`. */
export const runSteps: Steps<Run> = {
  get: (run, [key, ...fallback]) => run.get(key, ...(fallback as [unknown])),
  item: (run, [key]) => run.get(key),
  attr: (run, [path]) => attribute(run, path),
  update: (run, [key, value], options) => run.update(spread(key), spread(value), options),
  to_dict: (run, _, { flatten = true }) => run.toDict({ flatten }),
  to_frame: (run, [make, ...keys], _, { sheaf }) => sheaf.collect([run]).concat(make, ...columnArguments(keys, {})),
  to_frame_impl: (run, [make, ...keys], _, { sheaf }) =>
    sheaf.collect([run]).concat((one) => make(one.impl), ...columnArguments(keys, {})),
  path: (run, [name]) => run.artifacts.path(name),
  iterdir: (run, [folder = '']) => entriesOf(run, folder),
  glob: (run, [pattern, folder]) => RunCollection.from([run]).artifactPaths(folder ? `${folder}/${pattern}` : pattern),
  contains: () => {
    throw new PythonError('AttributeError', 'a run is no container')
  },
}
