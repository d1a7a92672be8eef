import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addBestOptions, type BestOptions } from '../options/best-options.ts'
import { limit } from '../options/column-options.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { noRoom } from '../output/no-room.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { experimentText, roundedDocument, runsView } from '../output/runs-table.ts'
import { expand } from '../query/aliases.ts'
import { bestRuns } from '../query/best-runs.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { printedKey } from '../query/key-text.ts'
import { metricKey } from '../query/metric-names.ts'
import { isLoss } from '../query/metric-order.ts'
import { grouped, plural } from '../query/plural.ts'
import { readColumns } from '../query/read-columns.ts'
import { runColumns } from '../query/run-columns.ts'
import { throughFrame } from '../query/through-frame.ts'
import { safeText } from '../render/safe-text.ts'
import type { CommandDefinition } from './command-definition.ts'

interface TopOptions {
  readonly per?: string
  readonly limit: number
}

const examples = [
  'runsheaf top val/acc mlruns',
  "runsheaf top 'min(metrics.val/loss)' mlruns --per model.type --limit 1",
]

/** `runsheaf top`: the best runs by a metric, of all or of each group; equal values share a place. */
export const top: CommandDefinition = (command, context, done) => {
  command
    .argument('<metric>', 'the metric, or a function of its history such as max(metrics.acc)')
    .argument(...storeArgument)
    .option('--per <key>', 'the best of each value of a key')
    .option('--limit <places>', 'how many places, or all', limit, 10)
  addExamples(addFrameOption(addOutputOptions(addBestOptions(addRunOptions(command)))), examples)
  command.action(
    async (
      metric: string,
      named: string | undefined,
      typed: RunOptions & TopOptions & BestOptions & OutputOptions & FrameOption,
    ) => {
      const output = outputOf(context, typed)
      const chosenRuns = await chooseRuns(named, typed, context)
      const { store, all, runs, options } = chosenRuns
      const key = await metricKey(chosenRuns, expand(metric, options.aliases))
      const smallest = options.min ?? (!options.max && isLoss(key))
      const per = options.per === undefined ? undefined : printedKey(options.per)
      await store.read(runs, [key, ...(per === undefined ? [] : [per])])
      const best = bestRuns(runs, key, { smallest, per, places: options.limit })

      const sorted = [{ key, descending: !smallest }]
      const chosen = await runColumns(
        store,
        best.runs,
        { aliases: options.aliases, ...(per !== undefined && { add: [per] }) },
        sorted,
      )
      const columns = [best.places, ...(await readColumns(store, best.runs, chosen.columns))]
      const data = await throughFrame({ length: best.runs.length, columns }, options, store.loaded)
      const { glyphs } = output
      const title = [
        `${smallest ? 'smallest' : 'greatest'} ${safeText(key)}${per ? ` per ${safeText(per)}` : ''}`,
        `${plural(best.runs.length, 'run')} of ${grouped(best.having)} that have it, of ${grouped(runs.length)}`,
        ...experimentText(best.runs),
      ]
      const place = { key: 'place', rank: 0 }
      await printReport(
        {
          command: 'top',
          row: 'run',
          store,
          facts: {
            of: all.length,
            found: runs.length,
            metric: key,
            best: smallest ? 'min' : 'max',
          },
          data,
          title: title.join(` ${glyphs.dot} `),
          ...(options.precision && {
            document: () => roundedDocument([place, ...chosen.columns], data, options.precision!),
          }),
          view: () => runsView([place, ...chosen.columns], data, all, sorted, output),
          footer: noRoom,
        },
        output,
      )
      warnOfFaults(all, store.location, context)
      done(best.runs.length > 0 ? exitCodes.ok : exitCodes.nothing)
    },
  )
}
