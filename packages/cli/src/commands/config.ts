import { configNames, loadConfig } from '../config/load-config.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { printAnswer } from '../output/answer.ts'
import { outputOf } from '../output/output.ts'
import { columnsOf } from '../output/view.ts'
import { storeLocation } from '../query/store-location.ts'
import { padText } from '../render/pad-text.ts'
import { safeText } from '../render/safe-text.ts'
import { wrap } from '../render/wrap.ts'
import type { CommandDefinition } from './command-definition.ts'

const labelWidth = 9

/** `runsheaf config`: what holds in this folder, and where it comes from. */
export const config: CommandDefinition = (command, context, done) => {
  addExamples(addOutputOptions(command), ['runsheaf config', 'runsheaf config --json'])
  command.action(async (options: OutputOptions) => {
    const output = outputOf(context, options)
    const loaded = await loadConfig(context)
    const { loaders, frame, defaults, nan, aliases, views } = loaded.config
    const facts = {
      file: loaded.path ?? null,
      store: storeLocation(undefined, context, loaded).path,
      loaders: loaders?.map(({ name }) => name) ?? ['mlflow'],
      frame: typeof frame === 'object' ? frame.name : (frame ?? null),
      nan: nan ?? 'skip',
      defaults: defaults ?? {},
      aliases: aliases ?? {},
      views: views ?? {},
    }
    const shown = { ...facts, file: facts.file ?? `none (${configNames.join(', ')})`, frame: facts.frame ?? 'none' }
    const names = Object.keys(shown)
    const texts = Object.values(shown).map((value) =>
      typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : JSON.stringify(value),
    )
    await printAnswer(
      {
        command: 'config',
        row: 'setting',
        data: columnsOf(names.length, { name: names, value: texts }),
        facts,
        rows: null,
        lines: () =>
          names.flatMap((name, i) =>
            wrap(safeText(texts[i]!), output.width - labelWidth).map(
              (line, k) => padText(k === 0 ? name : '', labelWidth, 'left') + line,
            ),
          ),
      },
      output,
    )
    done(exitCodes.ok)
  })
}
