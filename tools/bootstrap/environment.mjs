import { delimiter, dirname } from 'node:path'

/** Settings of npm that say where packages come from; everything else that an outer `npm run` exports is dropped. */
const connection =
  /^npm_config_(registry|@.*|\/\/.*|cache|userconfig|globalconfig|proxy|https?_proxy|no_?proxy|ca|cafile|cert|key|strict_ssl|offline|prefer_offline|fetch_.*|maxsockets|local_address)$/i

/**
 * The environment for what is started below: a copy of `env` without what `npm run` exported about itself (a workspace
 * choice, `--omit=dev`, `--dry-run` and the like would otherwise change what a nested npm does). The path of npm stays.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env) {
  const kept = Object.entries(env).filter(([name]) => {
    if (/^npm_/i.test(name)) return name === 'npm_execpath' || connection.test(name)
    return name !== 'INIT_CWD' && name !== 'NODE' && name !== 'NODE_ENV'
  })
  return { ...Object.fromEntries(kept), npm_config_loglevel: 'error', npm_config_update_notifier: 'false' }
}

/**
 * A copy of `env` in which `node` means the given binary, for this process's children and theirs.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node path of a Node binary
 * @returns {NodeJS.ProcessEnv}
 */
export function withNode(env, node) {
  const name = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const rest = (env[name] ?? '').split(delimiter).filter((folder) => folder && folder !== dirname(node))
  return { ...env, [name]: [dirname(node), ...rest].join(delimiter) }
}
