import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extract } from 'tar'
import { afterAll } from 'vitest'

const folders: string[] = []

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const dataFile = (name: string, ending: string) =>
  new URL(
    name === 'sweep-ml3' ? `../../../../examples/stores/${name}${ending}` : `../data/${name}${ending}`,
    import.meta.url,
  ).pathname

/** Unpacks one of the stores that real programs wrote; its folder is the `mlruns`. */
export function unpack(name: string): string {
  const cwd = join(temporaryFolder(), name)
  mkdirSync(cwd)
  extract({ file: dataFile(name, '.tar.gz'), cwd, sync: true })
  return cwd
}

/** What MLflow and OmegaConf read from that store. A number that Python wrote as a float is a `Float`. */
export function expectedOf(name: string): any {
  const reviver = (_: string, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || context?.source === undefined) return value
    if (/[.eE]/.test(context.source)) return new Float(value)
    return Number.isSafeInteger(value) ? value : BigInt(context.source)
  }
  return (JSON.parse as (text: string, reviver: unknown) => unknown)(
    readFileSync(dataFile(name, '.expected.json'), 'utf8'),
    reviver,
  )
}

/** A number that was written with a decimal point or an exponent. */
export class Float {
  readonly value: number
  constructor(value: number) {
    this.value = value
  }
}

const named: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
}

/** The number of an expected metric value. */
export function numberOf(value: unknown): number {
  if (value instanceof Float) return value.value
  return typeof value === 'string' ? named[value]! : Number(value)
}
