import { Option } from 'commander'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addBestOptions, type BestOptions } from '../options/best-options.ts'
import { collect } from '../options/collect.ts'
import { limit } from '../options/column-options.ts'
import { addFrameOption, type FrameOption } from '../options/frame-option.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { addRunOptions, type RunOptions, storeArgument } from '../options/run-options.ts'
import { addStepsOption, type StepsOption } from '../options/steps-option.ts'
import { historyFigure, historyFooter, historyTitle, historyView } from '../output/history-view.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { expand } from '../query/aliases.ts'
import { chooseRuns } from '../query/choose-runs.ts'
import { curveGroups, firstGroups, runKeys } from '../query/curve-groups.ts'
import { groupKeys, namedKeys } from '../query/group-keys.ts'
import { metricCurves } from '../query/metric-curves.ts'
import { metricName } from '../query/metric-names.ts'
import { isLoss } from '../query/metric-order.ts'
import { metricPoints } from '../query/metric-points.ts'
import { throughFrame } from '../query/through-frame.ts'
import type { CommandDefinition } from './command-definition.ts'

interface HistoryOptions {
  readonly by?: readonly string[]
  readonly limit: number
  readonly arrow?: boolean
}

type Options = RunOptions & HistoryOptions & StepsOption & BestOptions & OutputOptions & FrameOption

const examples = [
  'runsheaf history val/acc mlruns -e lstm_v2',
  `runsheaf history val/loss mlruns --by model.type --where 'status = "FINISHED"'`,
  "runsheaf history val/loss mlruns --by 'all but seed' --steps 0..99 --csv",
]

/** `runsheaf history`: a metric over its steps: curves on a terminal, every point for other programs. */
export const history: CommandDefinition = (command, context, done) => {
  command
    .argument('<metric>', 'the metric')
    .argument(...storeArgument)
    .option('--by <keys>', "one curve for each group: keys, or 'all but seed'; the mean and a band of ± std", collect)
    .option('--limit <curves>', 'how many curves are drawn, the best first, or all', limit, 8)
    .addOption(new Option('--arrow', 'write Arrow').conflicts(['json', 'csv', 'format']))
  addFrameOption(addOutputOptions(addBestOptions(addStepsOption(addRunOptions(command)))))
  addExamples(command, examples)
  command.action(async (metric: string, named: string | undefined, typed: Options) => {
    const output = outputOf(context, typed.arrow ? { ...typed, format: 'arrow' } : typed)
    const chosen = await chooseRuns(named, typed, context)
    const { store, all, runs, options } = chosen
    const name = await metricName(chosen, expand(metric, options.aliases))
    const smallest = options.min ?? (!options.max && isLoss(name))
    if (options.by) await store.read(runs, ['cfg'])
    const { keys, aside } = options.by ? groupKeys(runs, options.by) : { keys: runKeys(runs), aside: undefined }
    await store.read(runs, namedKeys(keys))
    const groups = runs.with({ mixed: 'string' }).groupBy(...keys)
    const points = await metricPoints(store, runs, name, groups.by, options.steps)
    const data = await throughFrame(points, options, store.loaded)

    const curves = curveGroups(groups, metricCurves(points), smallest)
    const drawn = firstGroups(curves, options.limit)
    await printReport(
      {
        command: 'history',
        row: 'point',
        store,
        facts: { of: all.length, found: runs.length, metric: name },
        data,
        title: historyTitle(name, runs, curves, aside, output),
        figure: () => historyFigure(drawn.groups, output),
        view: () => historyView(drawn, { all, smallest, byKeys: aside !== undefined }, output),
        footer: (hidden) => historyFooter(curves, drawn, hidden, output),
      },
      output,
    )
    warnOfFaults(all, store.location, context)
    done(points.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}
