/** The parts of runs that have keys, each of which begins with the facet's name. */
export const facets = ['cfg', 'params', 'metrics', 'tags', 'info', 'datasets'] as const

export type Facet = (typeof facets)[number]

export const runParts = [...facets, 'hydra', 'models'] as const

/**
 * All that can be read of runs. Of `datasets`, `hydra` and `models` a run has one value, at the empty path: a list of
 * `DatasetInput`, a `HydraInfo`, a list of `LoggedModel`.
 */
export type RunPart = (typeof runParts)[number]

export const reducers = ['min', 'max', 'first', 'mean', 'count', 'argmin', 'argmax'] as const

/** What becomes of a metric's history, where it is not the last value (MLflow: greatest step, timestamp, value). */
export type Reducer = (typeof reducers)[number]
