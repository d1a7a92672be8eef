import type { Run } from '@runsheaf/core'
import {
  type Config,
  type ConfigNode,
  float,
  fromPlain,
  isMissing,
  list,
  map,
  type PlainInput,
  parseConfig,
  pythonText,
  str,
} from '@runsheaf/hydra-config'
import type { RunValues } from './run-values.ts'

/** A line of a config: a map, or a value. */
export interface ConfigLine {
  readonly path: readonly string[]
  /** Absent for a map, whose lines follow. */
  readonly node?: ConfigNode
  /** The interpolations of which the value was made, as they were written. */
  readonly source?: string
}

/** Where Hydra keeps a run's config. */
const configName = '.hydra/config.yaml'

/** A run's config as it was written, with its interpolations; `undefined` where the run kept no such file. */
export async function writtenConfig(run: Run): Promise<Config | undefined> {
  try {
    return parseConfig(await run.artifacts.text(configName))
  } catch {
    return undefined
  }
}

/**
 * The lines of a run's config, with the interpolations that values come from. A value that is missing, or whose
 * interpolation leads nowhere, is the node `???`.
 *
 * @param written the config as it was written; without it, lines say nothing of interpolations.
 */
export function configLines(values: RunValues, written: Config | undefined): ConfigLine[] {
  if (!written) return Object.keys(values.run.cfg ?? {}).length === 0 ? [] : linesOf(fromPlain(values.run.cfg))
  return linesOf(withValues(written, values, []), written)
}

/** A node that was written, with the run's values in the place of interpolations. */
function withValues(written: ConfigNode, values: RunValues, path: readonly string[]): ConfigNode {
  const below = (node: ConfigNode, name: string) => withValues(node, values, [...path, name])
  if (written.kind === 'map')
    return map(
      written.keys,
      written.values.map((node, i) => below(node, nameOf(written.keys[i]!))),
    )
  if (written.kind === 'list') return list(written.items.map((node, i) => below(node, String(i))))
  if (written.kind !== 'str' || !written.template) return written
  const { value, isFloat } = values.at('cfg', path)
  if (value === undefined) return str('???')
  return isFloat ? float(value as number) : fromPlain(value as PlainInput)
}

const nameOf = (key: ConfigKey) => (typeof key === 'string' ? key : pythonText(key))

type ConfigKey = Extract<ConfigNode, { kind: 'map' }>['keys'][number]

function linesOf(node: ConfigNode, written: ConfigNode = node, path: readonly string[] = []): ConfigLine[] {
  const source = sourceOf(written)
  if (node.kind !== 'map' || node.keys.length === 0) return [{ path, node, ...(source && { source }) }]
  const lines = node.keys.flatMap((key, i) => {
    const below = written.kind === 'map' ? written.values[i] : undefined
    return linesOf(node.values[i]!, below, [...path, nameOf(key)])
  })
  return path.length === 0 ? lines : [{ path, ...(source && { source }) }, ...lines]
}

/** What is written where interpolations stand, be it in the items of a list. */
function sourceOf(node: ConfigNode): string | undefined {
  if (node.kind === 'str') return node.template && !isMissing(node) ? node.value : undefined
  if (node.kind !== 'list') return undefined
  const sources = node.items.flatMap((item) => sourceOf(item) ?? [])
  return sources.length > 0 ? sources.join(', ') : undefined
}
