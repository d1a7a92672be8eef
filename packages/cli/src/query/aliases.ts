import { splitList } from './split-list.ts'

/** Short names for keys: `{ acc: 'metrics.val/acc', best: 'max(metrics.val/acc)' }`. */
export type Aliases = Readonly<Record<string, string>>

/** Options that name keys. */
interface KeyOptions {
  readonly where?: readonly string[]
  readonly columns?: readonly string[]
  readonly add?: readonly string[]
  readonly drop?: readonly string[]
  readonly by?: readonly string[]
  readonly agg?: readonly string[]
  readonly sort?: string
  readonly per?: string
}

/** Options with keys in the place of their short names, and the short names that there are. */
export type Aliased<O> = O & { readonly aliases: Aliases }

/**
 * Puts keys where options have short names for them: those of a project, and those that columns are given by `as`. A column
 * that was asked for by a short name is called so.
 *
 * @example
 * withAliases({ columns: ['acc'], sort: 'acc desc' }, { acc: 'metrics.val/acc' })
 * // { columns: ['metrics.val/acc as acc'], sort: 'metrics.val/acc desc', … }
 */
export function withAliases<O extends KeyOptions>(options: O, project: Aliases): Aliased<O> {
  const { where, columns, add, drop, by, agg, sort, per } = options
  const known = { ...project, ...namedColumns([...(columns ?? []), ...(add ?? [])]) }
  const texts = (list: readonly string[] | undefined) => list?.map((text) => expand(text, known))
  const named = (list: readonly string[] | undefined) => list?.map((text) => expandColumns(text, project))
  const changes: KeyOptions = {
    ...(where && { where: texts(where)! }),
    ...(columns && { columns: named(columns)! }),
    ...(add && { add: named(add)! }),
    ...(drop && { drop: texts(drop)! }),
    ...(by && { by: texts(by)! }),
    ...(agg && { agg: texts(agg)! }),
    ...(sort !== undefined && { sort: expand(sort, known) }),
    ...(per !== undefined && { per: expand(per, known) }),
  }
  return { ...options, ...changes, aliases: project }
}

/** A text, or a part in quotes or backticks, which stays as it is. */
const parts = /'[^']*'|"[^"]*"|`[^`]*`|[\p{L}\p{N}_./:-]+/gu

/** A text with keys in the place of whole names. */
export function expand(text: string, aliases: Aliases): string {
  return text.replace(parts, (part) => (Object.hasOwn(aliases, part) ? aliases[part]! : part))
}

function expandColumns(text: string, aliases: Aliases): string {
  const items = splitList(text).map((item) =>
    Object.hasOwn(aliases, item) ? `${aliases[item]} as ${item}` : expand(item, aliases),
  )
  return items.join(', ')
}

/** An item of a list of columns, and the name that it is given by `as`. @example columnItem('max(metrics.acc) as best') */
export function columnItem(item: string): { readonly text: string; readonly name?: string | undefined } {
  const [, text = item, name] = /^(.*?)(?:\s+as\s+(\S+))?$/is.exec(item) ?? []
  return { text, name }
}

function namedColumns(lists: readonly string[]): Aliases {
  const items = lists.flatMap(splitList).map(columnItem)
  return Object.fromEntries(items.flatMap(({ text, name }) => (name === undefined ? [] : [[name, text]])))
}
