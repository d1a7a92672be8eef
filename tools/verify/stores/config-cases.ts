import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Run, RunCollection } from '@runsheaf/core'
import { parseConfig, resolve } from '@runsheaf/hydra-config'
import { type Case, exactCase } from './case.ts'
import { columnValue } from './column-value.ts'
import { ExactNumber } from './exact.ts'
import { exactNode } from './exact-node.ts'
import type { ExpectedConfig } from './expected.ts'

/** In place of a config that cannot be read: which error it is hangs on the reader. */
const failed = 'an error'

/**
 * The resolved config of one run: whole, from the file with kinds at every depth, and leaf by leaf through the columns
 * that users get.
 */
export function configCases(id: string, config: ExpectedConfig, file: unknown, runs: RunCollection): Case[] {
  const failure = config.load ?? config.resolve
  if (failure !== undefined) return [exactCase(`${id}.config`, failed, file)]
  const expected = config.resolved ?? config.raw
  const missing = new Set(config.missing)
  return [
    exactCase(`${id}.config`, expected, file),
    ...leavesOf(expected).map(([path, value]) => {
      const column = runs.toColumns(`cfg.${path}`).columns[0]
      const found = column && columnValue(column, 0)
      return exactCase(`${id}.cfg.${path}`, missing.has(path) ? undefined : value, found)
    }),
  ]
}

/** The config that hydra-config reads from the run's own file, as exact values; an error gives its class. */
export function fileConfig({ info }: Run): unknown {
  const path = join(info.runDir, 'artifacts', '.hydra', 'config.yaml')
  if (!existsSync(path)) return undefined
  try {
    return exactNode(resolve(parseConfig(readFileSync(path, 'utf8'))))
  } catch {
    return failed
  }
}

/** The leaves below a config by dotted path: scalars, lists, and maps without entries. */
function leavesOf(value: unknown, path: readonly string[] = []): [string, unknown][] {
  const isLeaf = !isMap(value) || Object.keys(value).length === 0
  if (isLeaf) return path.length > 0 ? [[path.join('.'), value]] : []
  return Object.entries(value).flatMap(([key, item]) => leavesOf(item, [...path, key]))
}

function isMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return !(value instanceof ExactNumber) && !Object.keys(value).some((key) => key.startsWith('$'))
}
