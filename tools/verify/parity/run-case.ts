import { ColumnTable, GroupedRuns, isRunError, Run, RunCollection } from '@runsheaf/core'
import type { ParityCase, Step } from './case.ts'
import { decode } from './decode.ts'
import { UnknownOperator } from './expression.ts'
import { PythonError } from './python.ts'
import { collectionSteps } from './steps/collection.ts'
import { columnSteps, frameSteps } from './steps/frame.ts'
import { groupSteps } from './steps/groups.ts'
import { ioSteps, Module } from './steps/io.ts'
import { runSteps } from './steps/run.ts'
import type { StepOf } from './steps/step.ts'
import { commonSteps, valueSteps } from './steps/value.ts'
import type { World } from './world.ts'

/** A step of a case that the interpreter does not know. */
class UnknownStep extends Error {}

/** The result of a case's pipeline, or the error at which it ends. */
export async function runCase(testCase: ParityCase, world: World): Promise<unknown> {
  const isModule = testCase.start === 'io' || testCase.start === 'Run'
  try {
    let subject: unknown = isModule ? new Module() : world.root
    for (const step of testCase.op) subject = await take(subject, step, world)
    return subject
  } catch (error) {
    return asAnswer(error)
  }
}

function take(subject: unknown, [name, args = [], kwargs = {}]: Step, world: World): unknown {
  if (name !== 'each') return stepFor(subject, name)(subject, args.map(decode), decode(kwargs), world)
  const [inner, innerArgs, innerKwargs] = args as unknown as Step
  return Promise.all(
    elementsOf(subject).map(async (item) => {
      try {
        return await take(item, [inner, innerArgs ?? [], innerKwargs ?? {}], world)
      } catch (error) {
        return asAnswer(error)
      }
    }),
  )
}

/** What Python iterates over: of groups, their keys. */
function elementsOf(subject: unknown): unknown[] {
  return subject instanceof GroupedRuns ? [...subject.keys()] : [...(subject as Iterable<unknown>)]
}

/** Errors of ours, and of the functions that a case passes, are answers; any other is a fault of the interpreter. */
function asAnswer(error: unknown): Error {
  if (isRunError(error) || error instanceof PythonError) return error
  if (error instanceof UnknownStep || error instanceof UnknownOperator) throw error
  return error instanceof Error ? error : new Error(String(error))
}

function stepFor(subject: unknown, name: string): StepOf<any> {
  const step = stepsOf(subject)[name] ?? commonSteps[name]
  if (!step) throw new UnknownStep(`unknown step ${name}`)
  return step
}

function stepsOf(subject: unknown): Readonly<Record<string, StepOf<any>>> {
  if (subject instanceof RunCollection) return collectionSteps
  if (subject instanceof Run) return runSteps
  if (subject instanceof GroupedRuns) return groupSteps
  if (subject instanceof ColumnTable) return frameSteps
  if (subject instanceof Module) return ioSteps
  if (typeof subject === 'object' && subject !== null && 'nullCount' in subject) return columnSteps
  return valueSteps
}
