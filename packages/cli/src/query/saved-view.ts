import { loadConfig } from '../config/load-config.ts'
import type { Context } from '../context.ts'
import { didYouMean } from '../errors/did-you-mean.ts'
import { UsageError } from '../errors/usage-error.ts'
import type { TableOptions } from '../options/column-options.ts'
import type { RunOptions } from '../options/run-options.ts'

type ViewOptions = RunOptions & TableOptions

/** What is meant by the first argument of `ls`: a store, or a view `@NAME`, whose options go before those that were typed. */
export async function withView<O extends ViewOptions>(
  first: string | undefined,
  typed: O,
  context: Context,
): Promise<{ named: string | undefined; options: O }> {
  if (!first?.startsWith('@')) return { named: first, options: typed }
  const { config, path } = await loadConfig(context)
  const views = config.views ?? {}
  const name = first.slice(1)
  if (!Object.hasOwn(views, name)) throw unknownView(name, Object.keys(views), path)
  const { experiment, where, columns, sort, limit } = views[name]!
  const options: ViewOptions = {
    ...(sort !== undefined && { sort }),
    ...(limit !== undefined && { limit }),
    ...(columns !== undefined && { columns: [columns] }),
    ...(experiment !== undefined && { experiment: [experiment].flat() }),
    ...typed,
    where: [...[where ?? []].flat(), ...(typed.where ?? [])],
  }
  return { named: undefined, options: options as O }
}

function unknownView(name: string, names: readonly string[], path: string | undefined): UsageError {
  if (!path)
    return new UsageError(`there is no view ${name}`, 'views are kept in a runsheaf.config.ts, of which there is none')
  const all = names.length > 0 ? `there are ${names.join(', ')}` : `${path} has none`
  return new UsageError(`there is no view ${name}`, didYouMean(name, names, all))
}
