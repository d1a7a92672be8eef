import { frameLibraries, installCommand } from '../config/frame-libraries.ts'
import { frameNames } from '../config/frame-names.ts'
import { installedPackage } from '../config/installed-package.ts'
import type { LoadedConfig } from '../config/load-config.ts'

/** A loader or a frame backend, as far as it is known without loading it. */
export interface PluginInfo {
  readonly kind: 'loader' | 'frame'
  readonly name: string
  /** Whether commands go through it, and if not, what stands in the way. */
  readonly state: 'in use' | 'ready' | 'not installed'
  readonly version?: string | undefined
  /** The folder of its package, or the config file that brings it. */
  readonly from?: string | undefined
  /** What installs it. */
  readonly install?: string | undefined
}

/** Every loader and frame backend that commands may use in a project, and where each comes from. */
export function pluginList({ config, path, folder }: LoadedConfig): PluginInfo[] {
  const loaders = config.loaders?.map(({ name }): PluginInfo => ({ kind: 'loader', name, state: 'in use', from: path }))
  const own = typeof config.frame === 'object' ? [config.frame.name] : []
  return [
    ...(loaders ?? [defaultLoader(folder)]),
    ...frameNames.map((name) => frameInfo(name, folder, config.frame === name)),
    ...own.map((name): PluginInfo => ({ kind: 'frame', name, state: 'in use', from: path })),
  ]
}

function defaultLoader(folder: string): PluginInfo {
  const found = installedPackage('@runsheaf/loader-mlflow', folder)
  return { kind: 'loader', name: 'mlflow', state: 'in use', version: found?.version, from: found?.folder }
}

function frameInfo(name: (typeof frameNames)[number], folder: string, used: boolean): PluginInfo {
  const library = frameLibraries[name]
  const found = installedPackage(library ? `@runsheaf/frame-${name}` : '@runsheaf/core', folder)
  if (found && (!library || installedPackage(library, found.folder)))
    return { kind: 'frame', name, state: used ? 'in use' : 'ready', version: found.version, from: found.folder }
  return { kind: 'frame', name, state: 'not installed', install: installCommand(name) }
}
