export const facets = ['cfg', 'params', 'metrics', 'tags', 'info', 'datasets'] as const

/** A part of a run's data, by the word with which its keys begin. */
export type Facet = (typeof facets)[number]

export const reducers = ['min', 'max', 'first', 'mean', 'count', 'argmin', 'argmax'] as const

/** What becomes of a metric's history, where it is not the last value (MLflow: greatest step, timestamp, value). */
export type Reducer = (typeof reducers)[number]
