import { type Column, ColumnBuilder, type Diagnostic, type FacetKey, type NamesOfRuns } from '@runsheaf/core/plugin'
import {
  type Config,
  type ConfigError,
  type EnvUse,
  isConfigError,
  isContainer,
  isMissing,
  type PlainInput,
  parseConfig,
  type ResolveOptions,
  resolve,
  resolveAt,
  toPlain,
  update,
} from '@runsheaf/hydra-config'
import type { CommonFault } from '../diagnostics/diagnostic-log.ts'
import { warningAt } from '../diagnostics/fault.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { ListedRun } from '../listing/listed-run.ts'
import type { FacetReader, ReadContext } from '../source/facet.ts'
import { appendNode } from './append-node.ts'
import { ConfigKinds } from './config-kinds.ts'
import { type Environment, howToAllow, WithheldError } from './environment.ts'
import { NodeFinder } from './node-finder.ts'
import { configPath, type HydraReading, mayChange, readHydraFile, readHydraFiles } from './read-config.ts'

const noNames = [] as const

type Readings = Map<ListedRun, HydraReading<Config>>

/** What was read of runs, and what is in the place of some of their configs. */
interface Kept {
  readonly configs: Readings
  readonly hydra: Readings
  readonly changed: Readings
}

/**
 * The Hydra configs of runs, from `.hydra/config.yaml` among their artifacts. Each is opened once, for whatever key it is
 * first asked, and kept.
 */
export class Configs implements FacetReader {
  readonly kinds = new ConfigKinds()
  readonly #environment: Environment
  readonly #kept: Kept

  constructor(environment: Environment, kept: Kept = { configs: new Map(), hydra: new Map(), changed: new Map() }) {
    this.#environment = environment
    this.#kept = kept
  }

  /** The same configs but for the values of one path, which interpolations follow. */
  updated(context: ReadContext, path: readonly string[], values: ReadonlyMap<ListedRun, PlainInput>): Configs {
    const runs = [...values.keys()]
    const readings = this.readAll(context, runs).map((reading, i): [ListedRun, HydraReading<Config>] => {
      const [config, place] = reading.state === 'read' ? [reading.value, reading.place] : [parseConfig('{}'), 0]
      const value = update(config, path, values.get(runs[i]!), { merge: false })
      return [runs[i]!, { state: 'read', value, place, empty: false }]
    })
    return new Configs(this.#environment, { ...this.#kept, changed: new Map([...this.#kept.changed, ...readings]) })
  }

  /** The paths to the leaves of each config, and those among them that hold nothing but other values of it. */
  names(context: ReadContext, runs: readonly ListedRun[]): { names: NamesOfRuns; derived: NamesOfRuns } {
    const readings = this.readAll(context, runs)
    const kinds = readings.map((reading) => (reading.state === 'read' ? this.kinds.of(reading.value) : undefined))
    const options = (run: ListedRun) => () => this.#options(context, run, { broken: 'absent' as const })
    return {
      names: readings.map((reading, i) =>
        reading.state === 'read' ? kinds[i]!.pathsIn(reading.value, options(runs[i]!)) : noNames,
      ),
      derived: kinds.map((kind) => kind?.derived ?? noNames),
    }
  }

  column(context: ReadContext, { path }: FacetKey, runs: readonly ListedRun[]): Column {
    const builder = new ColumnBuilder()
    const finder = new NodeFinder(path)
    for (const [i, reading] of this.readAll(context, runs).entries()) {
      const usual = reading.state === 'read' ? finder.usual(reading.value) : undefined
      if (usual) appendNode(builder, usual)
      else if (reading.state === 'read') this.#append(builder, context, runs[i]!, reading, path, finder)
      else builder.missing(reading.state === 'faulty' ? context.log.add(reading.fault) : undefined)
    }
    return builder.finish()
  }

  #append(
    builder: ColumnBuilder,
    context: ReadContext,
    run: ListedRun,
    { value: config, place }: HydraReading<Config> & { state: 'read' },
    path: readonly string[],
    finder: NodeFinder,
  ): void {
    if (path.length === 0) {
      builder.object(toPlain(resolve(config, this.#reporting(context, run, place))) as object)
      return
    }
    try {
      const found = finder.find(config, () => this.#options(context, run))
      if (found === undefined || isMissing(found.node)) builder.missing()
      else if (!isContainer(found.node)) appendNode(builder, found.node)
      else {
        const whole = resolveAt(config, found.names, this.#reporting(context, run, place))
        appendNode(builder, whole ?? found.node)
      }
    } catch (error) {
      if (!isConfigError(error)) throw error
      builder.missing(this.#report(context, error, path.join('.'), run, place))
    }
  }

  /** The configs as they are kept, each read once. */
  readAll(context: ReadContext, runs: readonly ListedRun[]): HydraReading<Config>[] {
    const unread = runs.filter((run) => !this.isKept(run))
    for (const [i, reading] of readHydraFiles(context.files, 'config.yaml', unread, parseConfig).entries())
      this.#keep(context, unread[i]!, reading)
    return runs.map((run) => this.#reading(run)!)
  }

  /** Keeps the config of a run whose file is at hand, unless a writer may be in the middle of it. */
  take(context: ReadContext, run: ListedRun): void {
    const reading = readHydraFile(context.files, 'config.yaml', run, parseConfig)
    if (!mayChange(reading)) this.#keep(context, run, reading)
  }

  /** Whether the config of a run was read, or found to be absent. */
  isKept(run: ListedRun): boolean {
    return this.#reading(run) !== undefined
  }

  /** The config of a run, if it was read and has one. */
  known(run: ListedRun): Config | undefined {
    const reading = this.#reading(run)
    return reading?.state === 'read' ? reading.value : undefined
  }

  /** A run's `hydra.yaml`, read once. */
  readHydra(files: FileSystem, run: ListedRun): HydraReading<Config> {
    const { hydra } = this.#kept
    const reading = hydra.get(run) ?? readHydraFiles(files, 'hydra.yaml', [run], parseConfig)[0]!
    hydra.set(run, reading)
    return reading
  }

  #reading(run: ListedRun): HydraReading<Config> | undefined {
    return this.#kept.changed.get(run) ?? this.#kept.configs.get(run)
  }

  #keep({ log }: ReadContext, run: ListedRun, reading: HydraReading<Config>): void {
    this.#kept.configs.set(run, reading)
    if (reading.state === 'faulty') log.add(reading.fault)
    if (reading.state === 'read' && reading.empty) log.add(emptyFault(run, reading.place))
  }

  /** `hydra.yaml` is opened only for a config that refers to it. */
  #options<T extends object>(context: ReadContext, run: ListedRun, more?: T): ResolveOptions & T {
    const readHydra = () => this.readHydra(context.files, run)
    const options = {
      env: (variable: string, use: EnvUse) => this.#variable(context, run, variable, use),
      startTime: run.meta.start === undefined ? undefined : new Date(run.meta.start),
      get hydra() {
        const reading = readHydra()
        return reading.state === 'read' ? reading.value : undefined
      },
    }
    return Object.assign(options, more)
  }

  /** What configs may see of an environment variable; where they see a default in its place, that is reported. */
  #variable({ log }: ReadContext, { id }: ListedRun, variable: string, { hasDefault, fullKey }: EnvUse) {
    const { variables, withholds } = this.#environment
    if (withholds(variable)) {
      if (!hasDefault) throw new WithheldError(variable, fullKey)
      log.share(defaultUsed(variable), id)
    }
    return Object.hasOwn(variables, variable) ? variables[variable] : undefined
  }

  #report({ log }: ReadContext, error: ConfigError, key: string, run: ListedRun, place: number): Diagnostic {
    const fault = interpolationFault(error, key, run, place)
    if (!(error instanceof WithheldError)) return log.add(fault)
    log.share(variableWithheld(error.variable), run.id)
    return fault
  }

  #reporting(context: ReadContext, run: ListedRun, place: number) {
    return this.#options(context, run, {
      onError: (error: ConfigError) => {
        this.#report(context, error, error.fullKey ?? '', run, place)
      },
    })
  }
}

function interpolationFault(error: ConfigError, key: string, run: ListedRun, place: number): Diagnostic {
  const path = configPath(run, place)
  const message = `cfg.${key} of run ${run.id} has no value: ${error.message}. See ${path}.`
  return warningAt(path, error.code, message, { runId: run.id, key: `cfg.${key}`, cause: error })
}

function variableWithheld(variable: string): CommonFault {
  const describe = (runs: number) =>
    `Values in the configs of ${plural(runs)} are made of the environment variable ${variable}, which is not given to configs: they are missing. To give it, ${howToAllow(variable)}.`
  return { severity: 'warning', code: 'CONFIG_ENV_WITHHELD', subject: variable, describe }
}

function defaultUsed(variable: string): CommonFault {
  const describe = (runs: number) =>
    `The configs of ${plural(runs)} name a default for the environment variable ${variable}, which is not given to configs: the default is used. What the run itself saw is not known. To give the variable, ${howToAllow(variable)}.`
  return { severity: 'warning', code: 'CONFIG_ENV_DEFAULT', subject: variable, describe }
}

const plural = (runs: number) => (runs === 1 ? '1 run' : `${runs} runs`)

function emptyFault(run: ListedRun, place: number): Diagnostic {
  const path = configPath(run, place)
  const message = `The config of run ${run.id} is empty: ${path} has no bytes, where Hydra writes at least "{}".`
  return warningAt(path, 'CONFIG_EMPTY', message, { runId: run.id, key: 'cfg' })
}
