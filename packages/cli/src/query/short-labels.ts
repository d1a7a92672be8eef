import { plainKey } from './key-text.ts'

/** How columns of run info are headed. */
const infoLabels: Readonly<Record<string, string>> = {
  run_id: 'run',
  run_name: 'name',
  start_time: 'started',
  end_time: 'ended',
  user_id: 'user',
  'info.run_id': 'run',
  'info.run_name': 'name',
  'info.start_time': 'started',
  'info.end_time': 'ended',
  'info.user_id': 'user',
  'info.experiment_name': 'experiment',
  'info.duration': 'took',
}

/** The kinds of keys; where two keys would have the same label, that of the earlier kind keeps it. */
const kinds = [/^info\./, /^(?!metrics\.|params\.|tags\.|datasets\.)/, /^params\./, /^metrics\./, /^/]

/**
 * The shortest names by which keys can be told apart: the last part of a config key, a metric without its prefix, more where
 * two would be the same.
 *
 * @example
 * shortLabels(['model.lr', 'optimizer.lr', 'metrics.acc']) // ['model.lr', 'optimizer.lr', 'acc']
 */
export function shortLabels(keys: readonly string[]): string[] {
  const lengths = keys.map(() => 1)
  const ranks = keys.map((key) => (infoLabels[key] ? 0 : kinds.findIndex((kind) => kind.test(key))))
  for (;;) {
    const labels = keys.map((key, i) => label(key, lengths[i]!))
    const yields = (i: number) => labels.some((other, j) => j !== i && other === labels[i] && ranks[j]! <= ranks[i]!)
    const grown = keys.flatMap((key, i) => (yields(i) && label(key, lengths[i]! + 1) !== labels[i] ? [i] : []))
    if (grown.length === 0) return labels
    for (const i of grown) lengths[i]!++
  }
}

function label(key: string, length: number): string {
  const known = infoLabels[key]
  if (known) return length === 1 ? known : key
  const prefix = /^(metrics|params|tags|datasets|info)\./.exec(key)?.[0]
  if (prefix) return length === 1 ? plainKey(key.slice(prefix.length)) : key
  if (key.includes('(')) return key
  const parts = key.match(/(?:`[^`]*`|[^.`])+/g) ?? [key]
  if (length > parts.length) return `cfg.${key}`
  return length === 1 ? plainKey(parts.at(-1)!) : parts.slice(-length).join('.')
}
