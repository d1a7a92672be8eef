import { relative } from 'node:path'
import { configNames, loadConfig } from '../config/load-config.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { noRoom } from '../output/no-room.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { columnsOf, plainView } from '../output/view.ts'
import { type PluginInfo, pluginList } from '../query/plugin-list.ts'
import { plural } from '../query/plural.ts'
import { safeText } from '../render/safe-text.ts'
import type { CommandDefinition } from './command-definition.ts'

/** `runsheaf plugins`: the loaders and frame backends of this folder: which are in use, and where each comes from. */
export const plugins: CommandDefinition = (command, context, done) => {
  addExamples(addOutputOptions(command), ['runsheaf plugins', 'runsheaf plugins --json'])
  command.action(async (options: OutputOptions) => {
    const output = outputOf(context, options)
    const loaded = await loadConfig(context)
    const known = pluginList(loaded)
    const columns = (fromOf: (plugin: PluginInfo) => string | undefined) =>
      columnsOf(known.length, {
        kind: known.map(({ kind }) => kind),
        name: known.map(({ name }) => name),
        state: known.map(({ state }) => state),
        version: known.map(({ version }) => version),
        from: known.map(fromOf),
      })
    const file = loaded.path ?? `no config file (${configNames.join(', ')})`
    await printReport(
      {
        command: 'plugins',
        row: 'plugin',
        facts: { file: loaded.path ?? null },
        data: columns(({ from }) => from),
        title: `${plural(known.length, 'plugin')} ${output.glyphs.dot} ${safeText(file)}`,
        view: () =>
          plainView(
            columns(({ from }) => from && nearPath(from, context.cwd)),
            output,
          ),
        footer: (hidden) => [
          ...known.flatMap(({ name, install }) => (install ? [`${name}: ${install}`] : [])),
          ...noRoom(hidden),
        ],
      },
      output,
    )
    done(exitCodes.ok)
  })
}

/** A path from the folder that the reader is in, where it lies below. */
function nearPath(path: string, cwd: string): string {
  const near = relative(cwd, path)
  return near.startsWith('..') ? path : near
}
