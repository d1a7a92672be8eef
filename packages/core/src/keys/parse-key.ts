import type { Facet, Reducer } from '../contract/run-source.ts'
import { RunError } from '../errors.ts'
import type { Key, KeyFacet } from './key.ts'

/** Bare names that always mean the run's info, as in MLflow; a config key of that name is `cfg.status`. */
const infoKeys = new Set(['status', 'start_time', 'end_time', 'run_name', 'run_id', 'user_id', 'artifact_uri'])

/** A prefix of keys. The config, the implementation object and the info are keys as a whole, too. */
const prefix = /^(?:(?:cfg|impl|info)(?![^.])|(?:metrics|params|tags|datasets)(?=\..))/s

/** Whether a text names a part of runs rather than a key. */
export const isFacet = (text: string): text is Facet =>
  /^(cfg|info|metrics|params|tags|datasets|hydra|models)$/.test(text)

export const reducers: readonly string[] = [
  'min',
  'max',
  'first',
  'mean',
  'count',
  'argmin',
  'argmax',
] satisfies Reducer[]

const call = new RegExp(`^(${reducers.join('|')})\\(\\s*(.*?)\\s*\\)$`, 's')

const known = new Map<string, Key>()

/**
 * Reads a key: `model.lr`, `metrics.val/acc`, `min(metrics.loss)`.
 *
 * @throws RunError ARGUMENT_INVALID where it is empty or reduces something other than a metric.
 * @example
 * parseKey('params.lr') // { text: 'params.lr', facet: 'params', name: 'lr' }
 */
export function parseKey(text: string): Key {
  const key = known.get(text) ?? readKey(text)
  known.set(text, key)
  return key
}

function readKey(text: string): Key {
  if (typeof text !== 'string' || text === '')
    throw new RunError('ARGUMENT_INVALID', `A key is a text such as 'model.lr', not ${JSON.stringify(text)}.`)
  if (infoKeys.has(text)) return { text, facet: 'info', name: text }
  const [, reduce, inner = text] = call.exec(text) ?? []
  const [facet = ''] = prefix.exec(inner) ?? []
  const key = { text, facet: facet as KeyFacet, name: inner.slice(facet.length + 1) }
  if (facet === 'metrics' && reduce) return { ...key, reduce: reduce as Reducer }
  if (!reduce) return facet ? key : { text, name: text }
  throw new RunError('ARGUMENT_INVALID', `${text} reduces the history of a metric: write ${reduce}(metrics.NAME).`, {
    key: text,
  })
}

const bracket = /\[([^\]]*)\]/g

/** The names in a dotted path; `layers[0].units` is `layers.0.units`. */
export function splitPath(name: string): readonly string[] {
  if (name === '') return []
  return (name.includes('[') ? name.replace(bracket, '.$1').replace(/^\.(?=[^.])/, '') : name).split('.')
}
