import { join } from 'node:path'
import { type Expression, evaluate } from './expression.ts'
import { Tuple } from './python.ts'

/** Decodes an argument: tuples, numbers beyond JSON, functions. A form that only steps can fill in stays as it is. */
export function decode(value: unknown): any {
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  const [[form = '', content] = []] = Object.entries(value)
  const decoder = form.startsWith('$') ? decoders[form] : undefined
  if (decoder) return decoder(content)
  if (form.startsWith('$')) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, decode(item)]))
}

const decoders: Readonly<Record<string, (content: any) => unknown>> = {
  $tuple: (items) => new Tuple(items.map(decode)),
  $float: (text) => Number(({ inf: 'Infinity', '-inf': '-Infinity' } as Record<string, string>)[text] ?? text),
  $int: (text) => BigInt(text),
  $map: (entries) => Object.fromEntries(entries.map(([key, item]: [unknown, unknown]) => [String(key), decode(item)])),
  $fn:
    (expression: Expression) =>
    (...args: unknown[]) =>
      evaluate(expression, args),
  $len: () => (items: unknown) => evaluate(['len', ['arg']], [items]),
}

/** The path that `{ $rundir: id }` means, for a store whose runs lie where `folders` says. */
export function locate(value: unknown, folder: string, folders: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => locate(item, folder, folders))
  if (typeof value === 'string') return join(folder, value)
  if (typeof value !== 'object' || value === null || !('$rundir' in value)) return value
  return join(folder, folders.get(String(value.$rundir)) ?? `no-run-${value.$rundir}`)
}
