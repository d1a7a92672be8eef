import { pythonText } from '@runsheaf/hydra-config'
import type { ConfigLine } from './config-lines.ts'

/**
 * The params that say something else than the config. Trackers flatten a config in many ways: a param is taken for the config
 * key of the same names, however they are joined, or for the only one with the same last name.
 */
export function differingParams(params: Readonly<Record<string, string>>, lines: readonly ConfigLine[]): string[] {
  const texts = new Map<string, readonly (string | undefined)[]>()
  const byLastName = new Map<string, string[]>()
  for (const { path, node, source } of lines) {
    if (!node) continue
    const name = path.join('.')
    texts.set(name, [pythonText(node), source])
    byLastName.set(path.at(-1)!, [...(byLastName.get(path.at(-1)!) ?? []), name])
  }
  return Object.keys(params).filter((param) => {
    const name = param.replace(/[/]|__/g, '.')
    const [only, second] = byLastName.get(name) ?? []
    const known = texts.get(name) ?? (only !== undefined && second === undefined ? texts.get(only) : undefined)
    return !known?.includes(params[param])
  })
}
