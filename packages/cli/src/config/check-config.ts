import { didYouMean } from '../errors/did-you-mean.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { RunsheafConfig, View } from './define-config.ts'
import { frameNames } from './frame-names.ts'

/** What a setting must be, in words, and whether a value is that. */
type Rule = readonly [what: string, fits: (value: unknown) => boolean]

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown) => typeof value === 'string'
const isListOf = (fits: (value: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(fits)
const isNamed = (value: unknown) => isMap(value) && isText(value.name)
const areTexts = (value: unknown) => isText(value) || isListOf(isText)(value)

const settings: Readonly<Record<keyof RunsheafConfig, Rule>> = {
  loaders: ['a list of loaders, such as [mlflow()]', (value) => isListOf(isNamed)(value) && (value as []).length > 0],
  frame: [
    `one of ${frameNames.join(', ')}, or a backend`,
    (value) => frameNames.some((name) => name === value) || (isMap(value) && typeof value.fromColumns === 'function'),
  ],
  store: ['a path', isText],
  defaults: ["values by key, such as { 'model.dropout': 0 }", isMap],
  nan: ["'skip' or 'propagate'", (value) => value === 'skip' || value === 'propagate'],
  aliases: [
    "keys by their short names, such as { acc: 'metrics.val/acc' }",
    (value) => isMap(value) && Object.values(value).every(isText),
  ],
  views: [
    "views by name, such as { best: { sort: 'metrics.val/acc desc' } }",
    (value) => isMap(value) && Object.values(value).every(isMap),
  ],
}

const viewSettings: Readonly<Record<keyof View, Rule>> = {
  experiment: ['a name or a list of them', areTexts],
  where: ['a condition or a list of them', areTexts],
  columns: ["keys in a text, such as 'run_name, metrics.*'", isText],
  sort: ["keys in a text, such as 'metrics.val/acc desc'", isText],
  limit: ['a whole number of at least 1', (value) => Number.isInteger(value) && Number(value) >= 1],
}

/**
 * What a config file says, if it is a config.
 *
 * @throws UsageError that names the setting, what it must be, and the file.
 */
export function checkConfig(path: string, config: unknown): RunsheafConfig {
  if (!isMap(config)) {
    throw new UsageError(
      `the config file ${path} has no default export of an object`,
      "it begins with: import { defineConfig } from 'runsheaf'; export default defineConfig({ … })",
    )
  }
  checkSettings(path, config, settings, '')
  for (const [name, view] of Object.entries((config as RunsheafConfig).views ?? {}))
    checkSettings(path, { ...view }, viewSettings, ` of the view ${name}`)
  return config
}

function checkSettings(
  path: string,
  values: Readonly<Record<string, unknown>>,
  rules: Readonly<Record<string, Rule>>,
  whose: string,
): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (!Object.hasOwn(rules, name))
      throw new UsageError(`there is no setting ${name}${whose}, as in ${path}`, didYouMean(name, Object.keys(rules)))
    const [what, fits] = rules[name]!
    if (!fits(value)) throw new UsageError(`${name}${whose} in ${path} must be ${what}`)
  }
}
