import type { Check } from './check.ts'
import { cliDocs } from './cli-docs.ts'
import { coreAlone } from './core-alone.ts'
import { coreSize } from './core-size.ts'
import { dependencyRule } from './dependency-rule.ts'
import { docs } from './docs.ts'
import { fileLength } from './file-length.ts'
import { folderOrder } from './folder-order.ts'
import { lint } from './lint.ts'
import { lockFile } from './lock-file.ts'
import { machinePaths } from './machine-paths.ts'
import { packageShape } from './package-shape.ts'
import { packedCommand } from './packed-command.ts'
import { stranger } from './stranger.ts'
import { typeBudget } from './type-budget.ts'
import { types } from './types.ts'
import { unused } from './unused.ts'

/** Every check, quick ones first. */
export const checks: readonly Check[] = [
  lint,
  types,
  dependencyRule,
  folderOrder,
  unused,
  coreAlone,
  packageShape,
  stranger,
  packedCommand,
  coreSize,
  typeBudget,
  docs,
  cliDocs,
  fileLength,
  machinePaths,
  lockFile,
]
