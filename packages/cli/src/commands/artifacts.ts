import { statSync } from 'node:fs'
import { type Run, RunError } from '@runsheaf/core'
import { Option } from 'commander'
import { warnOfFaults } from '../errors/warn-of-faults.ts'
import { exitCodes } from '../exit-code.ts'
import { addExamples } from '../options/help-texts.ts'
import { addOneRunOptions, addRunArgument, type OneRunOptions } from '../options/one-run-options.ts'
import { addOutputOptions, type OutputOptions } from '../options/output-options.ts'
import { noRoom } from '../output/no-room.ts'
import { outputOf } from '../output/output.ts'
import { printReport } from '../output/report.ts'
import { sizeCells } from '../output/sizes.ts'
import { columnsOf, plainView } from '../output/view.ts'
import { findRuns } from '../query/find-run.ts'
import { plural, some } from '../query/plural.ts'
import { safeLines, safeText } from '../render/safe-text.ts'
import type { CommandDefinition } from './command-definition.ts'

interface ArtifactOptions {
  readonly like?: string
  readonly cat?: string
  readonly path?: string | true
}

/** What says in which form a list of files is written: a file's contents and its path have their own. */
const forms = ['output', 'format', 'json', 'csv']

const examples = [
  'runsheaf artifacts 48e411',
  'runsheaf artifacts 48e411 --cat .hydra/overrides.yaml',
  'runsheaf artifacts 48e411 --path',
]

/** `runsheaf artifacts`: the files that a run kept: their names, the contents of one, or where they are. */
export const artifacts: CommandDefinition = (command, context, done) => {
  addRunArgument(command)
    .option('--like <glob>', "only files of this form, such as '**/*.csv'")
    .addOption(new Option('--cat <file>', 'write the contents of a file').conflicts([...forms, 'path']))
    .addOption(new Option('--path [file]', 'write the path of a file, or of the folder').conflicts(forms))
  addExamples(addOutputOptions(addOneRunOptions(command)), examples)
  command.action(async (name: string, options: OneRunOptions & ArtifactOptions & OutputOptions) => {
    const output = outputOf(context, options)
    const { store, among, runs } = await findRuns([name], options, context)
    const run = runs.at(0)!
    const { artifacts: source, info } = run
    if (options.cat !== undefined) {
      const bytes = await source.bytes(options.cat)
      context.stdout.write(context.isTTY ? safeLines(new TextDecoder().decode(bytes)) : bytes)
      return done(exitCodes.ok)
    }
    if (options.path !== undefined) {
      const path = options.path === true ? source.path() : source.path(options.path)
      if (path === undefined)
        throw new RunError('ARTIFACT_NOT_FOUND', `Run ${info.runId} has no such file in its artifacts.`)
      output.print([context.isTTY ? safeText(path) : path])
      return done(exitCodes.ok)
    }
    const names = source.list(options.like)
    const sizes = names.map((file) => sizeOf(source.path(file)))
    const data = columnsOf(names.length, { name: names, bytes: sizes, path: names.map((file) => source.path(file)) })
    await printReport(
      {
        command: 'artifacts',
        row: 'artifact',
        store,
        facts: { run: info.runId },
        data,
        title: `${plural(names.length, 'artifact')} ${output.glyphs.dot} ${safeText(info.runName ?? '')} ${output.glyphs.dot} ${safeText(info.runId)}`,
        view: () => [...plainView(columnsOf(names.length, { name: names }), output), sizeCells(sizes)],
        footer: (hidden) => [...(names.length === 0 ? elsewhere(run) : []), ...modelPlaces(run), ...noRoom(hidden)],
      },
      output,
    )
    warnOfFaults(among, store.location, context)
    done(names.length > 0 ? exitCodes.ok : exitCodes.nothing)
  })
}

function sizeOf(path: string | undefined): number | undefined {
  return path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size
}

/** Where the artifacts are, if that is no folder. */
function elsewhere({ info: { artifactUri = '' } }: Run): string[] {
  const isAddress = /^(?!file:)[a-z][a-z0-9+.-]+:\/\//i.test(artifactUri)
  return isAddress ? [`Its artifacts are kept at ${safeText(artifactUri)}, from where nothing is read.`] : []
}

/** Where the files of the run's models are, which are no artifacts of its own. */
function modelPlaces({ models }: Run): string[] {
  const paths = [...new Set(models.flatMap(({ path }) => path ?? []))]
  return paths.length > 0 ? [`The files of its ${plural(paths.length, 'model')} are in ${safeText(some(paths))}`] : []
}
