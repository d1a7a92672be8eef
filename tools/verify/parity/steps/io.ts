import { join } from 'node:path'
import { chooseExperiments } from '@runsheaf/core/plugin'
import { locate } from '../decode.ts'
import { Tuple } from '../python.ts'
import type { World } from '../world.ts'
import type { Steps } from './step.ts'

/** What `start: io` and `start: Run` stand for. */
export class Module {}

const choiceOf = (choice: unknown) => (choice instanceof Tuple ? choice.items : (choice ?? undefined)) as any
const storeOf = ({ folder }: World) => join(folder, 'mlruns')

async function runDirs(world: World, choice: unknown, store = storeOf(world)): Promise<string[]> {
  const folders: string[] = []
  for await (const folder of world.sheaf.runDirs(store, choiceOf(choice))) folders.push(folder)
  return folders
}

/** hydraflow's functions that look through a tracking store, and `Run.load`. */
export const ioSteps: Steps<Module> = {
  load: (_, [paths], __, { sheaf, folder, runFolders }) => {
    const locations = locate(paths, folder, runFolders) as any
    return Array.isArray(locations) ? sheaf.load(locations, { lifecycle: 'all' }) : sheaf.loadRun(locations)
  },
  iter_run_dirs: (_, args, __, world) =>
    world.library === '0.15.1' ? runDirs(world, args[1], join(world.folder, args[0])) : runDirs(world, args[0]),
  iter_artifacts_dirs: async (_, [choice], __, world) =>
    (await runDirs(world, choice)).map((path) => join(path, 'artifacts')),
  iter_artifact_paths: async (_, [name, choice], __, world) =>
    (await runDirs(world, choice)).map((path) => join(path, 'artifacts', name)),
  iter_experiment_dirs: async (_, [choice], __, world) => {
    const experiments = await activeExperiments(world)
    const { chosen } = chooseExperiments(
      experiments.map(({ name }) => name),
      choiceOf(choice),
    )
    return experiments.filter(({ name }) => chosen.has(name)).map(({ location }) => location)
  },
  get_experiment_names: async (_, __, ___, world) => (await activeExperiments(world)).map(({ name }) => name),
}

async function activeExperiments(world: World) {
  return (await world.sheaf.experiments(storeOf(world))).filter(({ lifecycleStage }) => lifecycleStage === 'active')
}
