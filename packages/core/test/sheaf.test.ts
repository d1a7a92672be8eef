import { createSheaf, type RunSource } from '@runsheaf/core'
import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { answering } from './support/answers.ts'
import { ids, sheafOf } from './support/memory.ts'

const memory = (name: string, ...runIds: string[]) =>
  defineLoader({
    name,
    looksFor: `something that ends in .${name}`,
    detect: (location) => location.endsWith(`.${name}`),
    load: (locations) =>
      sourceFromRecords(
        locations.flatMap((location) =>
          runIds.map((runId) => ({ info: { runId, runDir: `${location}/${runId}` }, cfg: { from: name } })),
        ),
      ),
  })

test('each location goes to the first loader that detects it, and the stores are joined', async () => {
  const sheaf = createSheaf({ loaders: [memory('a', 'x', 'y'), memory('b', 'z')] })
  const runs = await sheaf.load(['one.b', 'two.a', 'three.b'])
  expect(runs.toList('run_dir')).toEqual(['one.b/z', 'three.b/z', 'two.a/x', 'two.a/y'])
  expect(runs.toList('from')).toEqual(['b', 'b', 'a', 'a'])
  expect(ids(runs.filter({ from: 'a' }))).toEqual(['x', 'y'])
})

test('locations come from any iterable, also an asynchronous one', async () => {
  const sheaf = createSheaf({ loaders: [memory('a', 'x')] })
  async function* locations() {
    yield 'one.a'
    yield 'two.a'
  }
  expect((await sheaf.load(locations())).length).toBe(2)
  expect((await sheaf.load(new Set(['one.a']))).length).toBe(1)
  expect((await sheaf.load([])).length).toBe(0)
})

test('where nothing fits, the error says what was looked for', async () => {
  const sheaf = createSheaf({ loaders: [memory('a'), memory('b')] })
  await expect(sheaf.load('somewhere')).rejects.toMatchObject({
    code: 'STORE_NOT_FOUND',
    message:
      'There are no runs at somewhere: a looks for something that ends in .a; b looks for something that ends in .b.',
  })
})

test('a failure inside a plugin names plugin, operation and place, and keeps its cause', async () => {
  const cause = new Error('disk on fire')
  const loader = defineLoader({
    name: 'bad',
    looksFor: 'trouble',
    detect: () => true,
    load: () => {
      throw cause
    },
  })
  await expect(createSheaf({ loaders: [loader] }).load('x')).rejects.toMatchObject({
    code: 'PLUGIN_FAILED',
    message: 'bad failed to load x: disk on fire',
    cause,
  })
})

test('a plugin of another version is refused at once', () => {
  const old = { ...memory('old'), api: 2 as 1 }
  expect(() => createSheaf({ loaders: [old] })).toThrow(
    expect.objectContaining({
      code: 'PLUGIN_API_MISMATCH',
      message: expect.stringMatching(/old .*version 2.*version 1/),
    }),
  )
})

test('loadRun gives the one run of a location', async () => {
  const sheaf = createSheaf({ loaders: [memory('a', 'x'), memory('b', 'x', 'y')] })
  expect(String(await sheaf.loadRun('one.a'))).toBe("Run('x')")
  await expect(sheaf.loadRun('one.b')).rejects.toMatchObject({ code: 'RUN_NOT_UNIQUE' })
})

test('a where of load filters, as text and as object', async () => {
  const sheaf = createSheaf({ loaders: [memory('a', 'x', 'y')] })
  expect(ids(await sheaf.load('one.a', { where: "run_id = 'y'" }))).toEqual(['y'])
  expect(ids(await sheaf.load('one.a', { where: { run_id: 'x' } }))).toEqual(['x'])
})

const store = sourceFromRecords([
  { info: { runId: 'good' }, cfg: { lr: '0.5' } },
  { info: { runId: 'bad' }, cfg: { lr: 'fast' } },
])

test('a schema gives the config its output, defaults and coercions included', async () => {
  const config = z.object({ lr: z.coerce.number(), depth: z.number().default(2) })
  const runs = await sheafOf(store).load('x', { config })
  expect(runs.at(0)!.cfg).toEqual({ lr: 0.5, depth: 2 })
  expect(ids(runs.filter({ depth: 2 }))).toEqual(['good'])
  expect(runs.toList('lr')).toEqual([0.5, 'fast'])
  expect(runs.diagnostics).toEqual([
    expect.objectContaining({ code: 'CONFIG_INVALID', runId: 'bad', message: expect.stringContaining('lr: ') }),
  ])
})

test('a schema gives a diagnostic for each issue, with its path, and leaves the run out where asked', async () => {
  const config = z.object({ lr: z.coerce.number(), model: z.object({ depth: z.number() }) })
  const three = sourceFromRecords([
    { info: { runId: 'good' }, cfg: { lr: 1, model: { depth: 2 } } },
    { info: { runId: 'bad' }, cfg: { lr: 'fast', model: { depth: 'deep' } } },
    { info: { runId: 'none' } },
  ])
  const runs = await sheafOf(three).load('x', { config, invalid: 'drop' })
  expect(ids(runs)).toEqual(['good'])
  expect(runs.diagnostics.map(({ runId, key }) => `${runId} ${key}`)).toEqual([
    'bad cfg.lr',
    'bad cfg.model.depth',
    'none cfg.lr',
    'none cfg.model',
  ])
  expect(runs.diagnostics[0]?.message).toContain('left out')
  expect(ids(await sheafOf(three).load('x', { config, invalid: 'drop', where: 'lr < 1' }))).toEqual([])
  const strict = await sheafOf(three).load('x', { config, strict: true })
  expect(() => strict.toList('lr')).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
})

test('a schema may make a config that does not fit an error', async () => {
  const config = z.object({ lr: z.coerce.number() })
  const runs = await sheafOf(store).load('x', { config, invalid: 'error' })
  expect(() => runs.filter({ lr: 1 })).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
})

test('a schema that answers with a promise is refused', async () => {
  const config = z.object({ lr: z.string().refine(async () => true) })
  const runs = await sheafOf(store).load('x', {
    config: { '~standard': { ...config['~standard'], validate: async (value: unknown) => ({ value }) } },
  })
  expect(() => runs.toList('lr')).toThrow(expect.objectContaining({ code: 'SCHEMA_ASYNC' }))
})

test('impl is made once per run, at its first use, by a class or a function', async () => {
  let made = 0
  class Analyzer {
    readonly big: boolean
    constructor(_artifacts: unknown, cfg: { lr: string }) {
      made++
      this.big = cfg.lr === 'fast'
    }
    evaluate() {
      return 1
    }
  }
  const withArtifacts: RunSource = {
    ...store,
    artifacts: () => ({
      list: () => [],
      path: () => undefined,
      text: async () => '',
      bytes: async () => new Uint8Array(),
      json: async () => null,
    }),
  }
  const runs = await sheafOf(withArtifacts).load('x', { impl: Analyzer })
  expect(made).toBe(0)
  expect(ids(runs.filter({ big: true }))).toEqual(['bad'])
  expect(runs.toList('impl.big')).toEqual([false, true])
  expect(runs.at(1)!.impl.evaluate()).toBe(1)
  expect(made).toBe(2)
  expect(() => runs.toList('impl.evaluate')).toThrow(expect.objectContaining({ code: 'KEY_UNKNOWN' }))
  const functions = await sheafOf(withArtifacts).load('x', {
    impl: (_artifacts, _cfg, run) => ({ id: run.info.runId }),
  })
  expect(functions.toList('impl.id')).toEqual(['good', 'bad'])
  const failing = await sheafOf(withArtifacts).load('x', {
    impl: () => {
      throw new Error('no model')
    },
  })
  expect(() => failing.at(1)!.impl).toThrow(
    expect.objectContaining({ code: 'IMPL_FAILED', message: expect.stringMatching(/bad.*no model/) }),
  )
})

test('strict makes a fault an error at the call that meets it', async () => {
  const fault = { severity: 'error', code: 'X', message: 'metrics/loss of run bad is cut off' } as const
  const diagnostics: (typeof fault)[] = []
  const read: RunSource['read'] = (request, sink) => {
    if (request.keys.some(({ facet }) => facet === 'metrics')) diagnostics.push(fault)
    return store.read(request, sink)
  }
  const lenient = await sheafOf({ ...store, diagnostics, read }).load('x')
  expect(lenient.filter({ lr: '0.5' }).length).toBe(1)
  lenient.filter('metrics.loss is missing')
  expect(lenient.diagnostics[0]).toEqual(fault)
  diagnostics.length = 0
  const strict = await sheafOf({ ...store, diagnostics, read }).load('x', { strict: true })
  expect(strict.filter({ lr: '0.5' }).length).toBe(1)
  expect(() => strict.filter('metrics.loss is missing')).toThrow(expect.objectContaining({ code: 'FAULT' }))
})

test('a value that cannot be read counts as missing in criteria, and is thrown by get and toList', async () => {
  const fault = {
    severity: 'warning',
    code: 'INTERPOLATION_KEY',
    message: "Interpolation key 'nope' not found",
    key: 'lr',
  } as const
  const faulty = answering(store, ({ column }) => ({
    column: (key, rows) =>
      key.facet === 'cfg'
        ? {
            type: 'null',
            length: rows.length,
            nullCount: rows.length,
            missing: new Uint8Array([3]),
            faults: new Map([[0, fault]]),
          }
        : column(key, rows),
  }))
  const runs = await sheafOf(faulty).load('x')
  expect(runs.filter('lr is missing').length).toBe(2)
  expect(runs.filter('lr != 1').length).toBe(0)
  expect(runs.toFrame('lr').toRecords()).toEqual([{ lr: null }, { lr: null }])
  expect(() => runs.at(0)!.get('lr', 1)).toThrow(
    expect.objectContaining({ code: 'VALUE_UNREADABLE', message: expect.stringContaining('nope') }),
  )
  expect(() => runs.toList('lr', 1)).toThrow(expect.objectContaining({ code: 'VALUE_UNREADABLE' }))
  expect(runs.at(1)!.get('lr', 1)).toBe(1)
})

test('a setting that there is not, or a value that it cannot have, is an error', async () => {
  const runs = await sheafOf(store).load('x')
  const refused = (settings: object) =>
    expect(() => runs.with(settings)).toThrow(expect.objectContaining({ code: 'ARGUMENT_INVALID' }))
  refused({ mising: 'null' })
  refused({ missing: 'zero' })
  refused({ defaults: [1] })
  expect(() => createSheaf({ loaders: [], nan: 'drop' as never })).toThrow(
    'nan: drop is no setting. There are frame, defaults (values by key), missing (error, null, skip)',
  )
  expect(runs.with({ missing: undefined, mixed: 'split', defaults: { a: 1 } }).length).toBe(2)
})

test('an instance of a class is no criterion, so that none is taken for criteria without keys', async () => {
  const runs = await sheafOf(store).load('x')
  for (const odd of [new Date(), new Map(), Promise.resolve({ lr: 1 }), new (class {})()])
    expect(() => runs.filter(odd as never)).toThrow(expect.objectContaining({ code: 'FILTER_INVALID' }))
})

test('a loader is asked only for what it can tell: not of configs that a schema, an impl or defaults change', async () => {
  const asked: unknown[] = []
  const loader = defineLoader({
    name: 'asked',
    looksFor: 'anything',
    detect: () => true,
    load: (_, { where }) => {
      asked.push(where !== undefined)
      return store
    },
  })
  const sheaf = createSheaf({ loaders: [loader] })
  const withDefaults = createSheaf({ loaders: [loader], defaults: { depth: 2 } })
  const config = z.object({ lr: z.coerce.number().catch(1), depth: z.number().default(2) })
  await sheaf.load('x', { where: "lr = '0.5'" })
  await sheaf.load('x', { where: () => true })
  expect(ids(await sheaf.load('x', { where: 'depth = 2', config }))).toEqual(['good', 'bad'])
  expect(ids(await withDefaults.load('x', { where: 'depth = 2' }))).toEqual(['good', 'bad'])
  await sheaf.load('x', { where: 'score = 1', impl: () => ({ score: 1 }) })
  await sheaf.load('x', { where: "run_id = 'good'", config })
  expect(asked).toEqual([true, false, false, false, false, true])
})
