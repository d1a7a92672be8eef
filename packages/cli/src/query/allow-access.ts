import { resolve } from 'node:path'
import type { Loader } from '@runsheaf/core'
import type { MlflowLoader } from '@runsheaf/loader-mlflow'
import type { Context } from '../context.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { AccessOptions } from '../options/access-options.ts'

/** The loaders, told what the data of a store may reach beyond what the config file says. */
export function allowAccess(
  loaders: readonly Loader[],
  { env = [], followLinks = false, artifactRoot = [] }: AccessOptions,
  { cwd }: Context,
): readonly Loader[] {
  if (env.length === 0 && !followLinks && artifactRoot.length === 0) return loaders
  if (!loaders.some(isAllowing))
    throw new UsageError(
      '--env, --follow-links and --artifact-root are for MLflow stores',
      'the config file names no loader of these',
    )
  const access = { env, followLinks, artifactRoots: artifactRoot.map((root) => resolve(cwd, root)) }
  return loaders.map((loader) => (isAllowing(loader) ? loader.allowing(access) : loader))
}

const isAllowing = (loader: Loader): loader is MlflowLoader => 'allowing' in loader
