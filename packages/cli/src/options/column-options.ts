import { type Command, InvalidArgumentError } from 'commander'
import type { ColumnOptions } from '../query/run-columns.ts'
import { collect } from './collect.ts'

/** Which columns and rows a table of runs has, and their order. */
export interface TableOptions extends ColumnOptions {
  readonly sort?: string
  readonly limit?: number
  readonly allColumns?: boolean
}

/** Adds the options that choose columns and rows of a table of runs. */
export function addColumnOptions(command: Command): Command {
  return command
    .option(
      '--columns <keys>',
      "these columns only, such as 'run_name, model.*, max(metrics.acc) as best'; repeatable",
      collect,
    )
    .option('--add <keys>', 'these columns too; repeatable', collect)
    .option('--drop <keys>', "not these columns, such as 'info.*'; repeatable", collect)
    .option('--only-varying', 'no column that has the same value in all runs')
    .option('--sort <keys>', "the order, such as 'metrics.acc desc, seed'; the newest run is first without it")
    .option('--limit <runs>', 'at most so many runs, or all; 40 on a terminal without it', limit)
    .option('--all-columns', 'columns that have no room follow in further tables')
}

/** Reads a number of rows, or `all`. */
export function limit(text: string): number {
  if (text === 'all') return Number.POSITIVE_INFINITY
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1) return value
  throw new InvalidArgumentError('It must be a whole number of at least 1, or all.')
}
