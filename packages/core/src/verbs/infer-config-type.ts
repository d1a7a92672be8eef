import { valuesOf } from '../columns/value.ts'
import type { Selection } from '../selection/selection.ts'

/** What some configs have at a path. */
class Shape {
  /** How many of those that could have it do. */
  count = 0
  /** Types of values that are neither maps nor lists. */
  readonly types = new Set<string>()
  /** The texts, and how many values are text. */
  readonly texts = new Set<string>()
  textCount = 0
  readonly fields = new Map<string, Shape>()
  maps = 0
  /** Of lists. */
  items: Shape | undefined
}

/** More texts than these are not worth a name each. */
const mostLiterals = 8

/**
 * A TypeScript interface for the configs of runs: unions where values differ (of types, and of texts where a few come up
 * again and again, so that a typo in a criterion does not compile), optional where a run lacks the key (with how many have
 * it), lists by the types of their items.
 *
 * @param name of the interface.
 * @example
 * inferConfigType(runs) // export interface Config { lr: number; model: { type: 'lstm' | 'transformer' } … }
 */
export function inferConfigType(runs: { readonly selection: Selection }, name = 'Config'): string {
  const { store, rows } = runs.selection
  const root = new Shape()
  for (const config of valuesOf(store.column({ facet: 'cfg', path: [] }, rows))) add(root, config ?? {})
  const head = `/** From ${rows.length} ${rows.length === 1 ? 'run' : 'runs'}. */`
  return `${head}\nexport interface ${name} ${fieldsText(root, '')}\n`
}

function add(shape: Shape, value: unknown): void {
  shape.count++
  if (Array.isArray(value)) {
    shape.items ??= new Shape()
    for (const item of value) add(shape.items, item)
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    shape.maps++
    for (const [name, item] of Object.entries(value)) if (item !== undefined) add(fieldOf(shape, name), item)
  } else if (typeof value === 'string') {
    shape.textCount++
    if (shape.texts.size <= mostLiterals) shape.texts.add(value)
  } else {
    shape.types.add(value === null ? 'null' : value instanceof Date ? 'Date' : typeof value)
  }
}

function fieldOf(shape: Shape, name: string): Shape {
  const field = shape.fields.get(name) ?? new Shape()
  shape.fields.set(name, field)
  return field
}

function fieldsText(shape: Shape, indent: string): string {
  if (shape.fields.size === 0) return '{}'
  const inner = `${indent}  `
  const lines = Array.from(shape.fields, ([name, field]) => {
    const optional = field.count < shape.maps
    const coverage = optional ? `${inner}/** In ${field.count} of ${shape.maps}. */\n` : ''
    return `${coverage}${inner}${propertyName(name)}${optional ? '?' : ''}: ${typeText(field, inner)}`
  })
  return `{\n${lines.join('\n')}\n${indent}}`
}

const propertyName = (name: string) =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name)

/** The texts themselves, where there are several and each comes up twice on average; else, and in lists, `string`. */
function textTypes({ texts, textCount }: Shape, isItem: boolean): string[] {
  if (texts.size === 0) return []
  const repeat = !isItem && texts.size > 1 && texts.size <= mostLiterals && texts.size * 2 <= textCount
  return repeat ? Array.from(texts, (text) => JSON.stringify(text)) : ['string']
}

/** The union of what is there, null last. */
function typeText(shape: Shape, indent: string, isItem = false): string {
  const types = [...shape.types]
    .filter((type) => type !== 'null')
    .concat(textTypes(shape, isItem))
    .sort()
  if (shape.items)
    types.push(
      `(${shape.items.count > 0 ? typeText(shape.items, indent, true) : 'unknown'})[]`.replace(/^\((\w+)\)/, '$1'),
    )
  if (shape.maps > 0) types.push(fieldsText(shape, indent))
  if (shape.types.has('null')) types.push('null')
  return types.join(' | ')
}
