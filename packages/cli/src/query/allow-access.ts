import type { Loader } from '@runsheaf/core'
import type { MlflowLoader } from '@runsheaf/loader-mlflow'
import { UsageError } from '../errors/usage-error.ts'
import type { AccessOptions } from '../options/access-options.ts'

/** The loaders, told what the data of a store may reach beyond what the config file says. */
export function allowAccess(loaders: readonly Loader[], { env }: AccessOptions): readonly Loader[] {
  if (env === undefined) return loaders
  if (!loaders.some(isAllowing))
    throw new UsageError('--env is for loaders of MLflow stores, and the config file names none')
  return loaders.map((loader) => (isAllowing(loader) ? loader.allowing({ env }) : loader))
}

const isAllowing = (loader: Loader): loader is MlflowLoader => 'allowing' in loader
