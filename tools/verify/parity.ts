import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Judged, judge, type OnPurpose } from './on-purpose.ts'
import { agree } from './parity/agree.ts'
import { expectation, type ParityCase, unknownPart } from './parity/case.ts'
import type { Dataset } from './parity/dataset.ts'
import { encode } from './parity/encode.ts'
import { runCase } from './parity/run-case.ts'
import { DatasetWorlds } from './parity/world.ts'
import type { VerifyResult } from './result.ts'

/** Runs pipelines of calls that were executed in hydraflow, in our terms, on the same runs. */
export async function verify(path: string): Promise<VerifyResult> {
  const { cases } = readJson(join(path, 'cases.json')) as { readonly cases: readonly ParityCase[] }
  const { datasets } = readJson(join(path, 'datasets.json')) as { readonly datasets: Readonly<Record<string, Dataset>> }
  const listed = readJson(new URL('./parity.differences.json', import.meta.url)) as readonly OnPurpose[]
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runsheaf-parity-')))
  try {
    const worlds = new Map<string, DatasetWorlds>()
    const judged: Judged[] = []
    for (const testCase of cases.filter(({ python_only }) => !python_only)) {
      const { collection } = testCase
      const dataset = datasets[collection]
      const place = join(folder, collection)
      const known = worlds.get(collection) ?? (dataset && new DatasetWorlds(dataset, place))
      if (known) worlds.set(collection, known)
      judged.push(await judgeCase(testCase, known, place))
    }
    return judge(judged, listed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function judgeCase(testCase: ParityCase, worlds: DatasetWorlds | undefined, folder: string): Promise<Judged> {
  const { id } = testCase
  const unknown = unknownPart(testCase) ?? (worlds ? undefined : `collection ${testCase.collection}`)
  const refused = { id, expected: 'a case that is understood', agrees: false }
  if (unknown || !worlds) return { ...refused, found: `unknown ${unknown}` }
  try {
    const expected = expectation(testCase)
    const found = encode(await runCase(testCase, await worlds.world(testCase)), folder)
    return { id, expected, found, agrees: agree(expected, found) }
  } catch (error) {
    return { ...refused, found: String(error) }
  }
}

const readJson = (path: string | URL): unknown => JSON.parse(readFileSync(path, 'utf8'))
