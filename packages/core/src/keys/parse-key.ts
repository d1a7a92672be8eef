import { RunError } from '../errors.ts'
import type { Facet, Reducer } from '../store/run-store.ts'
import type { Key, KeyFacet } from './key.ts'

/** Bare names that always mean the run's info, as in MLflow; a config key of that name is `cfg.status`. */
const infoKeys = new Set(['status', 'start_time', 'end_time', 'run_name', 'run_id', 'user_id', 'artifact_uri'])

const facets: ReadonlySet<string> = new Set<KeyFacet>(['cfg', 'impl', 'info', 'metrics', 'params', 'tags', 'datasets'])

/** Whether a text names a part of runs rather than a key. */
export const isFacet = (text: string): text is Facet => facets.has(text) && text !== 'impl'

export const reducers: ReadonlySet<string> = new Set<Reducer>([
  'min',
  'max',
  'first',
  'mean',
  'count',
  'argmin',
  'argmax',
])

const call = /^(\w+)\(\s*(.*?)\s*\)$/s

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
  if (typeof text !== 'string' || text === '') {
    throw new RunError(
      'ARGUMENT_INVALID',
      `A key must be a text such as 'model.lr' or 'metrics.loss', not ${text === '' ? 'an empty one' : typeof text}.`,
    )
  }
  const [, reduce, inner] = call.exec(text) ?? []
  if (reduce !== undefined && inner !== undefined && reducers.has(reduce)) {
    const key = readKey(inner)
    if (key.facet === 'metrics' && !key.reduce) return { ...key, text, reduce: reduce as Reducer }
    throw new RunError('ARGUMENT_INVALID', `${text} reduces the history of a metric: write ${reduce}(metrics.NAME).`, {
      key: text,
    })
  }
  return keyOf(text)
}

function keyOf(text: string): Key {
  if (infoKeys.has(text)) return { text, facet: 'info', name: text }
  const dot = text.indexOf('.')
  const prefix = dot < 0 ? text : text.slice(0, dot)
  if (!facets.has(prefix)) return { text, name: text }
  const name = dot < 0 ? '' : text.slice(dot + 1)
  const whole = prefix === 'cfg' || prefix === 'impl' || prefix === 'info'
  return name === '' && !whole ? { text, name: text } : { text, facet: prefix as KeyFacet, name }
}

const bracket = /\[([^\]]*)\]/g

/** The names in a dotted path; `layers[0].units` is `layers.0.units`. */
export function splitPath(name: string): readonly string[] {
  if (name === '') return []
  return (name.includes('[') ? name.replace(bracket, '.$1').replace(/^\.(?=[^.])/, '') : name).split('.')
}
