/// <reference lib="esnext.disposable" preserve="true" />
import { positionIn } from '../columns/position.ts'
import { sameRun } from '../contract/run-identity.ts'
import type { RunInfo } from '../contract/run-source.ts'
import { runOf, type Selection } from '../selection/selection.ts'
import type { Run } from './run.ts'

/** Runs in an order, as a list that cannot be changed: what arrays offer for looking at their items. */
export abstract class RunList<C, I> implements Iterable<Run<C, I>>, AsyncDisposable {
  /** The runs as plain data, for the functions of `@runsheaf/core/verbs`. */
  readonly selection: Selection

  constructor(selection: Selection) {
    this.selection = selection
  }

  /** The number of runs. */
  get length(): number {
    return this.selection.rows.length
  }

  *[Symbol.iterator](): IterableIterator<Run<C, I>> {
    for (let i = 0; i < this.length; i++) yield runOf(this.selection, i) as Run<C, I>
  }

  /** The run at a position, counted from the end if negative; `undefined` where there is none. */
  at(position: number): Run<C, I> | undefined {
    const at = positionIn(this.length, position)
    return at === undefined ? undefined : (runOf(this.selection, at) as Run<C, I>)
  }

  /** What a function makes of each run. @example runs.map((run) => run.info.runName) */
  map<T>(make: (run: Run<C, I>, position: number) => T): T[] {
    return Array.from(this, make)
  }

  /** What a function makes of each run, in one list. @example runs.flatMap((run) => run.artifacts.list('*.csv')) */
  flatMap<T>(make: (run: Run<C, I>, position: number) => T | readonly T[]): T[] {
    return [...this].flatMap(make)
  }

  /** Calls a function with each run. @example runs.forEach((run) => console.log(run.info.runId)) */
  forEach(call: (run: Run<C, I>, position: number) => void): void {
    ;[...this].forEach(call)
  }

  /** Whether a test holds for some run; stops at the first. @example runs.some((run) => run.info.status === 'FAILED') */
  some(test: (run: Run<C, I>, position: number) => unknown): boolean {
    return [...this].some(test)
  }

  /** Whether a test holds for every run; stops at the first for which it does not. @example runs.every((run) => run.cfg.lr > 0) */
  every(test: (run: Run<C, I>, position: number) => unknown): boolean {
    return [...this].every(test)
  }

  /** One value of all runs, taken in one after another. @example runs.reduce((sum, run) => sum + run.cfg.epochs, 0) */
  reduce<T>(take: (result: T, run: Run<C, I>, position: number) => T, start: T): T {
    return [...this].reduce(take, start)
  }

  /** The position of a run, -1 where it is not among them. Runs are the same where run folder and run id agree. */
  indexOf(run: Run): number {
    const wanted: RunInfo | undefined = (run as Run | undefined)?.info
    for (let i = 0; wanted && i < this.length; i++) if (sameRun(this.#infoAt(i), wanted)) return i
    return -1
  }

  /** Whether a run is among them, by {@link indexOf}. */
  includes(run: Run): boolean {
    return this.indexOf(run) >= 0
  }

  /**
   * Gives back what the runs' sources hold open: files, connections, threads. Closes them for every collection of the same
   * runs, a second time to no effect; what was read stays at hand.
   *
   * @example
   * await using runs = await sheaf.load('mlruns')
   */
  close(): Promise<void> {
    return this.selection.store.close()
  }

  /** As {@link close}, at the end of the block of an `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #infoAt(position: number) {
    return this.selection.store.info(this.selection.rows[position]!)
  }
}
