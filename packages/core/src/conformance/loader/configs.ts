import { configNames, configValues } from './config-values.ts'
import { cfgKey, type LoaderCase } from './loaded-runs.ts'
import { ofAbsent, ofKey, ofNames } from './of-runs.ts'
import { sampleRuns, variedRuns } from './sample-run.ts'

/** What configs hold. */
export const configs: readonly LoaderCase[] = [
  ...configValues.map(([what, values, type]) =>
    ofKey(
      `keeps ${what} in configs`,
      cfgKey('value'),
      sampleRuns(...values.map((value) => ({ cfg: { value } }))),
      values,
      type,
    ),
  ),
  ...configNames.map(([what, config, path, value]) =>
    ofKey(`finds ${what} in configs`, cfgKey(...path), sampleRuns({ cfg: config }), [value]),
  ),
  ofKey(
    'gives a whole config by the empty path',
    cfgKey(),
    variedRuns,
    variedRuns.map(({ cfg }) => cfg),
  ),
  ofKey('gives a map of a config by its path', cfgKey('model'), variedRuns, [
    { type: 'lstm', layers: 2 },
    { type: 'gru', layers: 3 },
  ]),
  ofKey('tells what is missing in a config from null', cfgKey('dropout'), variedRuns, [undefined, null]),
  ofAbsent('finds nothing where a config has nothing', 'cfg', variedRuns, [
    'no',
    'model > no',
    'lr > no',
    'constructor',
    '__proto__',
    'model > toString',
  ]),
  ofNames('names the leaves of each config', 'cfg', variedRuns, [
    ['lr', 'model > layers', 'model > type', 'seed'],
    ['dropout', 'lr', 'model > layers', 'model > type'],
  ]),
]
