import type { Run } from '@runsheaf/core'
import {
  type Config,
  type ConfigNode,
  fromPlain,
  isMissing,
  type PlainInput,
  parseConfig,
  pythonText,
  resolve,
} from '@runsheaf/hydra-config'

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

/**
 * The lines of a run's config, values resolved, with the interpolations that they come from. A value that is missing, or
 * whose interpolation leads nowhere, is the node `???`.
 */
export async function configLines(run: Run, env: Readonly<Record<string, string | undefined>>): Promise<ConfigLine[]> {
  const written = await writtenConfig(run)
  if (!written) return Object.keys(run.cfg ?? {}).length === 0 ? [] : linesOf(fromPlain(run.cfg as PlainInput))
  return linesOf(resolve(written, { env, onError: () => {} }), written)
}

async function writtenConfig(run: Run): Promise<Config | undefined> {
  try {
    return parseConfig(await run.artifacts.text(configName))
  } catch {
    return undefined
  }
}

function linesOf(node: ConfigNode, written: ConfigNode = node, path: readonly string[] = []): ConfigLine[] {
  const source = sourceOf(written)
  if (node.kind !== 'map' || node.keys.length === 0) return [{ path, node, ...(source && { source }) }]
  const lines = node.keys.flatMap((key, i) => {
    const below = written.kind === 'map' ? written.values[i] : undefined
    return linesOf(node.values[i]!, below, [...path, typeof key === 'string' ? key : pythonText(key)])
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
