import {
  type Config,
  type ConfigNode,
  decode,
  flatten,
  isConfigError,
  missingKeys,
  type PlainInput,
  type ResolveOptions,
  resolve,
  select,
  splitKey,
  update,
} from '@runsheaf/hydra-config'
import { toYaml } from '@runsheaf/hydra-config/write'
import type { OmegaconfCase, Outcome } from './case.ts'
import { encode, encodeEntries } from './encode.ts'
import { testResolvers } from './test-resolvers.ts'

/** Computes our answer to a case, with the given way of reading its text; undefined if the op is not known. */
export function runCase(testCase: OmegaconfCase, parse: (yaml: string) => Config): Outcome | undefined {
  const op = Object.hasOwn(OPS, testCase.op) ? OPS[testCase.op] : undefined
  if (!op) return undefined
  try {
    return { value: op(parse(testCase.yaml), testCase) }
  } catch (error) {
    if (isConfigError(error)) return { error: error.code }
    if (error instanceof NoSuchKey) return { error: 'NO_SUCH_KEY' }
    throw error
  }
}

type Op = (config: Config, testCase: OmegaconfCase) => unknown

const OPS: Readonly<Record<string, Op>> = {
  load: (config) => encode(config),
  resolve: (config, testCase) =>
    encode(resolve(config, { ...context(testCase), missing: testCase.throw_on_missing ? 'throw' : undefined })),
  resolve_inplace: (config, testCase) =>
    encode(
      resolve(config, {
        ...context(testCase),
        onError: (error) => {
          if (error.code !== 'INTERPOLATION_TO_MISSING') throw error
        },
      }),
    ),
  select: selectCase,
  decode: (config, testCase) => encode(decode(testCase.key!, config, context(testCase))),
  split_key: (_, testCase) => splitKey(testCase.key!),
  to_yaml: (config, testCase) => toYaml(testCase.resolve ? resolve(config, context(testCase)) : config),
  update: (config, { key, value, options }) =>
    encode(update(config, key!, value as PlainInput, { merge: options?.merge })),
  missing_keys(config, testCase) {
    // OmegaConf resolves what it passes
    resolve(config, context(testCase))
    return missingKeys(config).sort()
  },
  flatten: flattenCase,
  run_get: runGet,
}

const context = ({ env }: OmegaconfCase): ResolveOptions => ({ env, resolvers: testResolvers })

const DEFAULT = { $default: true }

function selectCase(config: Config, testCase: OmegaconfCase): unknown {
  const { key, from, options = {} } = testCase
  const found = select(config, key!, {
    ...context(testCase),
    from,
    missing: options.throw_on_missing ? 'throw' : undefined,
    broken: options.throw_on_resolution_failure === false ? 'absent' : undefined,
  })
  if (found) return encode(found)
  if (options.nodefault) return null
  return 'default' in options ? options.default : DEFAULT
}

/** hydraflow's flattening: maps without keys vanish, of equal names the last value stays at the first place. */
function flattenCase(config: Config): unknown {
  const flat = new Map<string, ConfigNode>()
  for (const { path, node } of flatten(config)) {
    if (node.kind !== 'map') flat.set(path.join('.'), node)
  }
  return encodeEntries([...flat])
}

class NoSuchKey extends Error {}

const INFO: Readonly<Record<string, unknown>> = { run_id: 'abc123', job_name: 'exp' }

/** hydraflow's `Run.get` over our `select`: the config, then the run's info, then the run itself. */
function runGet(config: Config, testCase: OmegaconfCase): unknown {
  const key = testCase.key!.replaceAll('__', '.')
  const found = select(config, key, context(testCase))
  if (found) return encode(found)
  if (Object.hasOwn(INFO, key)) return INFO[key]
  if (key === 'impl') return null
  if (key === 'info') return INFO
  if (key === 'cfg') return encode(config)
  throw new NoSuchKey(key)
}
