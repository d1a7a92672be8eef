/** The facets with keys, each of which begins with the facet's name. */
export const keyedFacets = ['cfg', 'params', 'metrics', 'tags', 'info', 'datasets'] as const

export const facets = [...keyedFacets, 'hydra', 'models'] as const

/**
 * A part of runs. Of `datasets`, `hydra` and `models` a run has one value, at the empty path: a list of `DatasetInput`, a
 * `HydraInfo`, a list of `LoggedModel`.
 */
export type Facet = (typeof facets)[number]

export type KeyedFacet = (typeof keyedFacets)[number]

export const reducers = ['min', 'max', 'first', 'mean', 'count', 'argmin', 'argmax'] as const

/** What becomes of a metric's history, where it is not the last value (MLflow: greatest step, timestamp, value). */
export type Reducer = (typeof reducers)[number]
