import type { Config } from './node.ts'
export function toYaml(_config: Config): string {
  return ''
}
