import { createSheaf } from '@runsheaf/core'
import { isValid, valueAt } from '@runsheaf/core/plugin'
import { RunStore } from '@runsheaf/core/verbs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { allRows, codesOf, type LoadedStore, load } from './support/load.ts'
import { storeOf } from './support/store-of.ts'

const variable = 'RUNSHEAF_TEST_SECRET'
const secret = 'AKIA-not-for-tables'

beforeAll(() => {
  process.env[variable] = secret
})
afterAll(() => {
  delete process.env[variable]
})

const column = (store: LoadedStore, ...path: string[]) => store.column({ facet: 'cfg', path }, allRows(store))
const messages = (store: LoadedStore) => store.diagnostics.map(({ message }) => message)

/** Everything that can be asked of a store's configs, as text. */
async function everything(store: LoadedStore): Promise<string> {
  await store.read(['cfg'], allRows(store), {})
  const names = store.names('cfg', allRows(store)).flat()
  const columns = [[], ...names].map((path) => column(store, ...path))
  const values = columns.flatMap((column) => Array.from(allRows(store), (row) => valueAt(column, row)))
  const records = Array.from(allRows(store), (row) => store.record(row))
  return JSON.stringify([names, values, records, store.diagnostics])
}

describe('by default, configs see no environment variable', () => {
  test('a value made of one is missing with a fault that names it, and the way to allow it', async () => {
    const store = await load(storeOf(`key: \${oc.env:${variable}}`, 'key: plain'))
    const values = column(store, 'key')
    expect([isValid(values, 0), valueAt(values, 1)]).toEqual([false, 'plain'])
    const fault = values.faults?.get(0)
    expect(fault).toMatchObject({ runId: 'r0', key: 'cfg.key', code: 'INTERPOLATION_RESOLUTION' })
    expect(fault?.message).toContain(`'${variable}'`)
    expect(fault?.message).toContain(`--env ${variable}`)
    expect(fault?.message).toContain(`mlflow({ env: ["${variable}"] })`)
  })

  test('of many runs there is one diagnostic, with their number', async () => {
    const config = `key: \${oc.env:${variable}}\nother: x\${oc.env:${variable}}`
    const store = await load(storeOf(config, config, 'key: 1', config))
    column(store, 'key')
    column(store, 'other')
    store.record(0)
    expect(codesOf(store)).toEqual(['CONFIG_ENV_WITHHELD'])
    expect(messages(store)[0]).toMatch(/^Values in the configs of 3 runs/)
  })

  test('a default is used, with one diagnostic that says so', async () => {
    const config = `key: \${oc.env:${variable},fallback}\nnone: \${oc.env:${variable},null}`
    const store = await load(storeOf(config, config))
    const values = column(store, 'key')
    expect([valueAt(values, 0), valueAt(values, 1)]).toEqual(['fallback', 'fallback'])
    expect(valueAt(column(store, 'none'), 0)).toBeNull()
    expect(codesOf(store)).toEqual(['CONFIG_ENV_DEFAULT'])
    expect(messages(store)[0]).toMatch(/^The configs of 2 runs.*What the run itself saw is not known.*--env/)
  })

  test.each([
    ['inside a text', `key: a\${oc.env:${variable}}b`],
    ['through other keys', `key: \${a.b}\na: {b: "\${c}"}\nc: \${oc.env:${variable}}`],
    ['in a list', `key: [1, "\${oc.env:${variable}}"]`],
    ['as the name of a key', `key: \${\${oc.env:${variable}}}`],
    ['as the name of a variable', `name: ${variable}\nkey: \${oc.env:\${name}}`],
    ['decoded', `key: \${oc.decode:\${oc.env:${variable}}}`],
    ['as a default of another', `key: \${oc.env:NOT_SET_AT_ALL,\${oc.env:${variable}}}`],
    ['selected', `key: \${oc.select:c}\nc: \${oc.env:${variable}}`],
    ['created', `key: \${oc.create:{a: "\${oc.env:${variable}}"}}`],
    ['by the deprecated resolver', `key: \${env:${variable}}`],
    ['by the deprecated resolver with a default', `key: \${env:${variable},x}`],
    ['deprecated key', `key: \${oc.deprecated:c}\nc: \${oc.env:${variable}}`],
  ])('%s: its value shows nowhere', async (_, config) => {
    expect(await everything(await load(storeOf(config, config)))).not.toContain(secret)
  })

  test('what is set in a config keeps no variable that its interpolations ask for', async () => {
    const runs = await createSheaf({ loaders: [mlflow()] }).load(storeOf(`a: 1\nkey: \${a}-\${oc.env:${variable},no}`))
    expect(runs.toList('key')).toEqual(['1-no'])
  })
})

describe('what is allowed', () => {
  test('names: these variables of the process alone', async () => {
    const config = `key: \${oc.env:${variable}}\npath: \${oc.env:PATH,none}`
    const store = await load(storeOf(config), {}, { env: [variable] })
    expect(valueAt(column(store, 'key'), 0)).toBe(secret)
    expect(valueAt(column(store, 'path'), 0)).toBe('none')
    expect(codesOf(store)).toEqual(['CONFIG_ENV_DEFAULT'])
  })

  test('a name that is allowed and not set has its default, without a word', async () => {
    const store = await load(storeOf('key: ${oc.env:RUNSHEAF_NOT_SET,x}'), {}, { env: ['RUNSHEAF_NOT_SET'] })
    expect(valueAt(column(store, 'key'), 0)).toBe('x')
    expect(codesOf(store)).toEqual([])
  })

  test('an object is the environment, as in OmegaConf', async () => {
    const config = 'key: ${oc.env:A}\ndefault: ${oc.env:B,b}\nunset: ${oc.env:B}'
    const store = await load(storeOf(config), {}, { env: { A: 'a' } })
    expect(['key', 'default'].map((name) => valueAt(column(store, name), 0))).toEqual(['a', 'b'])
    expect(column(store, 'unset').faults?.get(0)?.message).toContain("'B' is not set")
    const whole = await load(storeOf(`key: \${oc.env:${variable}}`), {}, { env: process.env })
    expect(valueAt(column(whole, 'key'), 0)).toBe(secret)
  })

  test('more can be allowed of a loader that is there', async () => {
    const location = storeOf(`key: \${oc.env:${variable}}\na: \${oc.env:A,none}`)
    const rows = Int32Array.of(0)
    for (const env of [[], { A: 'a' }, undefined] as const) {
      const loader = mlflow(env && { env }).allowing({ env: [variable] })
      const store = new RunStore(await loader.load([location], { lifecycle: 'all' }))
      expect(valueAt(store.column({ facet: 'cfg', path: ['key'] }, rows), 0)).toBe(secret)
      expect(valueAt(store.column({ facet: 'cfg', path: ['a'] }, rows), 0)).toBe(
        Array.isArray(env) || !env ? 'none' : 'a',
      )
    }
  })

  test('another kind of option is refused', () => {
    expect(() => mlflow({ env: 'HOME' as never })).toThrow(/takes a list of names/)
  })
})
