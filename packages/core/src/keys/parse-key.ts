import { RunError } from '../contract/errors.ts'
import { type Reducer, type RunPart, reducers, runParts } from '../contract/facets.ts'
import type { Key, KeyFacet } from './key.ts'

/** Bare names that always mean the run's info, as in MLflow; a config key of that name is `cfg.status`. */
const infoKeys = new Set(['status', 'start_time', 'end_time', 'run_name', 'run_id', 'user_id', 'artifact_uri'])

/** Which prefixes are keys as a whole, too: the config, the implementation object and the info. */
const isWholeKey: Readonly<Record<KeyFacet, boolean>> = {
  cfg: true,
  impl: true,
  info: true,
  metrics: false,
  params: false,
  tags: false,
  datasets: false,
}

/** Whether a text names a part of runs rather than a key. */
export const isRunPart = (text: string): text is RunPart => runParts.includes(text as RunPart)

export const isReducer = (text: string): text is Reducer => reducers.includes(text as Reducer)

const call = new RegExp(`^(${reducers.join('|')})\\(\\s*(.*?)\\s*\\)$`, 's')

/** A text is mostly read many times; that it gives the same key lets others remember things of keys. */
const known = new Map<string, Key>()

/**
 * Reads a key: `model.lr`, `metrics.val/acc`, `min(metrics.loss)`.
 *
 * @throws RunError ARGUMENT_INVALID where it is empty or reduces something other than a metric.
 * @example
 * parseKey('params.lr') // { text: 'params.lr', facet: 'params', path: ['lr'] }
 */
export function parseKey(text: string): Key {
  const key = known.get(text) ?? readKey(text)
  known.set(text, key)
  return key
}

function readKey(text: string): Key {
  if (typeof text !== 'string' || text === '')
    throw new RunError('ARGUMENT_INVALID', `A key is a text such as 'model.lr', not ${JSON.stringify(text)}.`)
  if (infoKeys.has(text)) return { text, facet: 'info', path: [text] }
  const [, reduce, inner = text] = call.exec(text) ?? []
  const facet = prefixOf(inner)
  if (!reduce) return facet ? { text, facet, path: pathAfter(facet, inner) } : { text, path: splitPath(inner) }
  if (facet === 'metrics') return { text, facet, path: pathAfter(facet, inner), reduce: reduce as Reducer }
  throw new RunError('ARGUMENT_INVALID', `${text} reduces the history of a metric: write ${reduce}(metrics.NAME).`, {
    key: text,
  })
}

function pathAfter(facet: KeyFacet, text: string): readonly string[] {
  const name = text.slice(facet.length + 1)
  return facet === 'cfg' || facet === 'impl' ? splitPath(name) : name === '' ? [] : [unquote(name)]
}

/** The prefix of a key, if it has one; all but the whole keys are followed by a name. */
function prefixOf(text: string): KeyFacet | undefined {
  const [prefix = '', ...names] = text.split('.')
  if (!Object.hasOwn(isWholeKey, prefix)) return undefined
  const facet = prefix as KeyFacet
  return isWholeKey[facet] || names.join('.') !== '' ? facet : undefined
}

const quoted = /^`((?:[^`]|``)*)`$/s

/** A name, without the backticks that it stands in. */
export function unquote(name: string): string {
  const [, inner] = quoted.exec(name) ?? []
  return inner === undefined ? name : inner.replaceAll('``', '`')
}

/** A part of a path: a name in backticks, or what stands before the next dot. */
const part = /(?:^|\.)(?:`((?:[^`]|``)*)`(?=\.|$)|([^.]*))/gs
const bracket = /\[([^\]]*)\]/g

/** The names in a dotted path; `layers[0].units` is `layers.0.units`, and a name in backticks is one name. */
export function splitPath(text: string): readonly string[] {
  if (text === '') return []
  if (!text.includes('`')) return splitDots(text)
  return Array.from(text.matchAll(part)).flatMap(([, name, dotless = '']) =>
    name === undefined ? splitDots(dotless) : [name.replaceAll('``', '`')],
  )
}

const splitDots = (text: string): readonly string[] =>
  (text.includes('[') ? text.replace(bracket, '.$1').replace(/^\.(?=[^.])/, '') : text).split('.')
