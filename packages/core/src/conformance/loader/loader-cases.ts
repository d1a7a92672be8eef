import { artifacts } from './artifacts.ts'
import { columns } from './columns.ts'
import { configs } from './configs.ts'
import { datasets } from './datasets.ts'
import { experiments } from './experiments.ts'
import { furtherParts } from './further-parts.ts'
import { histories } from './histories.ts'
import { hydraCases } from './hydra.ts'
import { info } from './info.ts'
import { listing } from './listing.ts'
import type { LoaderCase } from './loaded-runs.ts'
import { manifest } from './manifest.ts'
import { metrics } from './metrics.ts'
import { readAhead } from './read-ahead.ts'
import { texts } from './texts.ts'

/** All that a loader must do. */
export const loaderCases: readonly LoaderCase[] = [
  ...manifest,
  ...listing,
  ...experiments,
  ...info,
  ...configs,
  ...texts,
  ...metrics,
  ...datasets,
  ...columns,
  ...histories,
  ...hydraCases,
  ...artifacts,
  ...furtherParts,
  ...readAhead,
]
