import { verify as filters } from './filters.ts'
import { verify as omegaconf } from './omegaconf.ts'
import { verify as parity } from './parity.ts'
import type { Verify } from './result.ts'
import { verify as stores } from './stores.ts'

/** A kind of golden data. */
export interface Kind {
  verify: Verify
  /** What its path is, for messages. */
  takes: string
  /** The golden data of this kind that the repository carries, as paths from its root. */
  carried: readonly string[]
}

export const kinds: Readonly<Record<string, Kind>> = {
  stores: {
    verify: stores,
    takes: 'a folder of NAME.tar.gz with NAME.expected.json, or one such archive',
    carried: ['examples/stores'],
  },
  omegaconf: {
    verify: omegaconf,
    takes: 'a file of OmegaConf cases',
    carried: ['packages/hydra-config/test/data/omegaconf-cases.json'],
  },
  filters: {
    verify: filters,
    takes: 'a file of MLflow filters and order_by lists with the store that they were asked of',
    carried: ['packages/core/test/data/mlflow-filters.json'],
  },
  parity: {
    verify: parity,
    takes: 'a folder with the cases.json and datasets.json of hydraflow',
    carried: ['tools/test/data/hydraflow-parity'],
  },
}
