import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addBestOptions, type BestOptions } from '../options/best-options.ts'
import { collect } from '../options/collect.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addExamples, addNotes } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { groupsDocument } from '../output/groups-document.ts'
import { byText, groupsFooter, groupsView, spreadText } from '../output/groups-table.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { countText } from '../output/runs-table.ts'
import { aggregateList, aggregateNames } from '../query/aggregate-list.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { groupKeys, namedKeys } from '../query/group-keys.ts'
import { rankedGroups } from '../query/group-report.ts'
import { byImportance, isLoss } from '../query/metric-order.ts'
import { plural } from '../query/plural.ts'
import { throughFrame } from '../query/through-frame.ts'
import type { CommandDefinition } from './command-definition.ts'

interface GroupOptions {
  readonly by?: readonly string[]
  readonly agg?: readonly string[]
}

type Options = RunOptions & GroupOptions & BestOptions & OutputOptions & FrameOption

/** How many metrics are shown where none is named. */
const defaultMetrics = 2

const notes = [
  `Functions for --agg: ${aggregateNames.join(' ')}, as in quantile(key, 0.9) and argmax(of, by). A key alone is its mean ± standard deviation, ci95(key) its mean ± half of the 95 % confidence interval.`,
]

const examples = [
  'runsheaf group mlruns --by model.type --agg metrics.val/acc',
  "runsheaf group mlruns -e 'transformer_*' --by 'all but seed' --agg 'ci95(metrics.val/acc)'",
  "runsheaf group mlruns --by model.type --agg 'n(seed), argmax(run_id, metrics.val/acc)'",
  "runsheaf group mlruns -e 'transformer_*' --by 'all but seed' --agg metrics.val/acc -o table.tex",
]

/** `runsheaf group`: runs in groups, with the number of runs, means and their uncertainty. */
export const group: CommandDefinition = (command, context, done) => {
  command
    .argument(...storeArgument)
    .option('--by <keys>', "what to group by: keys, or 'all but seed', as without this option; repeatable", collect)
    .option('--agg <aggregates>', 'what to compute of each group; repeatable', collect)
  addFrameOption(addOutputOptions(addBestOptions(addRunOptions(command))))
  addExamples(addNotes(command, notes), examples)
  command.action(async (named: string | undefined, typed: Options) => {
    const output = outputOf(context, typed)
    const { store, all, runs, options } = await chooseRuns(named, typed, context)

    await store.read(runs, ['cfg'])
    const { keys, aside } = groupKeys(runs, options.by)
    const metrics = options.agg ?? byImportance(await store.names(runs, 'metrics')).slice(0, defaultMetrics)
    const aggregates = aggregateList(metrics)
    await store.read(runs, [...namedKeys(keys), ...aggregates.flatMap((aggregate) => aggregate.keys)])
    const smallest = options.min ?? (!options.max && isLoss(aggregates[0]?.key ?? ''))
    const groups = rankedGroups(runs, keys, aggregates, smallest)
    const data = await throughFrame(groups.columns, options, store.loaded)

    const count = `${countText(runs.length, all.length)} in ${plural(data.length, 'group')}`
    const title = [count, byText(groups.by, aside), ...spreadText(aggregates, output)].join(` ${output.glyphs.dot} `)
    await printReport(
      {
        command: 'group',
        row: 'group',
        store,
        facts: { of: all.length, found: runs.length, by: groups.by },
        data,
        title,
        view: () => groupsView({ ...groups, columns: data }, aggregates, output),
        document: () => groupsDocument({ ...groups, columns: data }, aggregates, title, output),
        footer: (hidden) => groupsFooter(groups, aggregates, runs, all, hidden, output),
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(runs.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
