import { expect, test } from 'vitest'
import { dependencyProblems } from '../../checks/dependency-rule.ts'
import { projects } from '../../workspace.ts'
import { folderOf } from '../folder.ts'

const version = '1.0.0'
const tags = (kind: string, runtime: string) => ({ tags: [`kind:${kind}`, `runtime:${runtime}`] })
const core = { name: '@x/core', version, nx: tags('core', 'any') }
const loader = { name: '@x/loader', version, nx: tags('loader', 'node'), dependencies: { '@x/core': version } }
const frame = { name: '@x/frame', version, nx: tags('frame', 'any'), dependencies: { '@x/core': version } }
const cli = {
  name: 'x',
  version,
  nx: tags('cli', 'node'),
  dependencies: { '@x/core': version, '@x/loader': version },
  peerDependencies: { '@x/frame': version },
  peerDependenciesMeta: { '@x/frame': { optional: true } },
}
const sound = {
  'tools/package.json': { name: '@x/tools', version, nx: tags('tools', 'node') },
  'packages/core/package.json': core,
  'packages/core/src/index.ts': "export * from './run.ts'\nexport const doc = 'import x from elsewhere'\n",
  'packages/loader/package.json': loader,
  'packages/loader/src/index.ts': "import { readFileSync } from 'node:fs'\nimport { Run } from '@x/core'\n",
  'packages/frame/package.json': frame,
  'packages/frame/src/index.ts': "// import fs from 'node:fs'\nimport type { Run } from '@x/core/plugin'\n",
  'packages/cli/package.json': cli,
  'packages/cli/src/index.ts': "import '@x/loader'\nconst frame = await import(name)\n",
}

/** The problems of the sound workspace with some files in other words. */
function problemsWith(files: Record<string, string | object>) {
  return dependencyProblems(projects(folderOf({ ...sound, ...files })))
}

test('a workspace that keeps the rule has no problems', () => {
  expect(problemsWith({})).toEqual([])
})

test.each([
  ['a Node module', "import { join } from 'node:path'", 'imports node:path, and must run in a browser'],
  ['a Node module for its types', "import type { X } from 'node:fs'", 'imports node:fs, and must run in a browser'],
  ['a Node module without prefix', "import fs from 'fs'", 'imports fs without node:'],
  ['a Node module at run time', "const fs = await import('node:fs')", 'imports node:fs, and must run in a browser'],
  ['a package', "export { z } from 'zod'", 'imports zod, which is no dependency of @x/core'],
  ['a plugin', "import type { L } from '@x/loader'", 'imports @x/loader (loader), which a core must not'],
  ['a plugin in a type', "type L = import('@x/loader').L", 'imports @x/loader (loader), which a core must not'],
  ['another package by path', "import '../../loader/src/index.ts'", 'which lies outside of the package'],
  [
    'a module in several lines',
    "import {\n  join,\n  sep,\n} from 'node:path'",
    'imports node:path, and must run in a browser',
  ],
])('core must not import %s', (_, source, what) => {
  const problems = problemsWith({ 'packages/core/src/run.ts': `${source}\n` })
  expect(problems).toEqual([{ where: '@x/core: src/run.ts', what: expect.stringContaining(what) }])
})

test('the same file may not import a browser-unsafe module in another browser package either', () => {
  const [problem] = problemsWith({ 'packages/frame/src/index.ts': "import 'node:fs'\n" })
  expect(problem).toEqual({ where: '@x/frame: src/index.ts', what: 'imports node:fs, and must run in a browser' })
})

test.each([
  ['dependencies', { zod: '4.0.0' }],
  ['devDependencies', { '@x/frame': version }],
  ['peerDependencies', { arquero: '8.0.0' }],
])('core has no %s', (field, names) => {
  const [problem] = problemsWith({ 'packages/core/package.json': { ...core, [field]: names } })
  expect(problem?.what).toMatch(/^core has no dependency of any kind/)
})

test('what becomes part of a package is told of with its license', () => {
  const taking = {
    'packages/loader/package.json': { ...loader, devDependencies: { yaml: '2.9.1' } },
    'packages/loader/src/index.ts': "import { Parser } from 'yaml'\n",
  }
  const what = 'takes yaml into the package, of which THIRD-PARTY.md says nothing'
  expect(problemsWith(taking)).toEqual([{ where: '@x/loader: src/index.ts', what }])
  expect(problemsWith({ ...taking, 'packages/loader/THIRD-PARTY.md': 'It holds [yaml](https://…)\n' })).toEqual([])
})

test('nothing depends on the command line', () => {
  const dependencies = { '@x/core': version, x: version }
  expect(problemsWith({ 'packages/loader/package.json': { ...loader, dependencies } })).toEqual([
    { where: '@x/loader', what: 'a loader must not depend on x (cli)' },
  ])
})

test('the command line has frames as optional peers only, and does not import them by name', () => {
  const frames = 'must not be a peer of a cli, or only an optional one'
  expect(problemsWith({ 'packages/cli/package.json': { ...cli, peerDependenciesMeta: {} } })).toEqual([
    { where: 'x', what: `@x/frame (frame) ${frames}` },
  ])
  const dependencies = { ...cli.dependencies, '@x/frame': version }
  expect(problemsWith({ 'packages/cli/package.json': { ...cli, dependencies } })).toEqual([
    { where: 'x', what: 'a cli must not depend on @x/frame (frame)' },
  ])
  expect(problemsWith({ 'packages/cli/src/index.ts': "import { frame } from '@x/frame'\n" })).toEqual([
    { where: 'x: src/index.ts', what: 'imports @x/frame (frame), which a cli must not' },
  ])
})

test('packages of the workspace have one fixed version', () => {
  const dependencies = { '@x/core': '^1.0.0' }
  expect(problemsWith({ 'packages/loader/package.json': { ...loader, dependencies } })).toEqual([
    { where: '@x/loader', what: '@x/core must have the one fixed version 1.0.0, not ^1.0.0' },
  ])
})

test.each([[undefined], [{ tags: ['kind:core'] }], [tags('plugin', 'any')], [tags('frame', 'deno')]])(
  'a package without fitting tags is a problem: %j',
  (nx) => {
    const problems = problemsWith({ 'packages/frame/package.json': { ...frame, nx } })
    expect(problems.find(({ where }) => where === '@x/frame')?.what).toMatch(/^nx.tags must hold one kind/)
  },
)
