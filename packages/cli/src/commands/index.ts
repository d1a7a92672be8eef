import type { CommandDefinition } from './command-definition.ts'

/** A command: what it is for, and its module, which is loaded when the command is called. */
export interface CommandEntry {
  readonly summary: string
  readonly load: () => Promise<CommandDefinition>
}

/** Every command, in the order in which help shows them. */
export const commands: Readonly<Record<string, CommandEntry>> = {
  ls: { summary: 'a table of runs', load: async () => (await import('./ls.ts')).ls },
  show: { summary: 'all of one run: config, metrics, tags', load: async () => (await import('./show.ts')).show },
  diff: { summary: 'in what runs differ', load: async () => (await import('./diff.ts')).diff },
  group: {
    summary: 'groups of runs, with means and their uncertainty',
    load: async () => (await import('./group.ts')).group,
  },
  experiments: {
    summary: 'the experiments of a store',
    load: async () => (await import('./experiments.ts')).experiments,
  },
  keys: { summary: 'every key, with its values', load: async () => (await import('./keys.ts')).keys },
  types: {
    summary: "a TypeScript interface for the runs' configs",
    load: async () => (await import('./types.ts')).types,
  },
  top: { summary: 'the best runs by a metric', load: async () => (await import('./top.ts')).top },
  history: { summary: 'a metric over its steps, as curves', load: async () => (await import('./history.ts')).history },
  export: { summary: 'runs as a file for other programs', load: async () => (await import('./export.ts')).exportRuns },
  artifacts: { summary: 'the files that a run kept', load: async () => (await import('./artifacts.ts')).artifacts },
  doctor: { summary: 'what is wrong with a store', load: async () => (await import('./doctor.ts')).doctor },
  completion: {
    summary: 'a script that completes what is typed in bash, zsh or fish',
    load: async () => (await import('./completion.ts')).completion,
  },
  plugins: { summary: 'what is loaded from where', load: async () => (await import('./plugins.ts')).plugins },
  config: { summary: 'what holds in this folder', load: async () => (await import('./config.ts')).config },
}
