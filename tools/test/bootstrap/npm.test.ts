import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { npmCli } from '../../bootstrap/npm.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runsheaf-npm-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function placeNpm(...path: string[]): string {
  mkdirSync(join(folder, ...path), { recursive: true })
  const file = join(folder, ...path, 'npm-cli.js')
  writeFileSync(file, '')
  return file
}

test('the npm that started the command comes first', () => {
  const outer = placeNpm('outer')
  placeNpm('lib', 'node_modules', 'npm', 'bin')
  expect(npmCli({ npm_execpath: outer }, join(folder, 'bin', 'node'))).toBe(outer)
})

test('another package manager is passed over for the npm beside Node', () => {
  const beside = placeNpm('lib', 'node_modules', 'npm', 'bin')
  expect(npmCli({ npm_execpath: '/x/pnpm.cjs' }, join(folder, 'bin', 'node'))).toBe(beside)
})

test('npm is found through a link in PATH', () => {
  const cli = placeNpm('elsewhere')
  mkdirSync(join(folder, 'links'))
  symlinkSync(cli, join(folder, 'links', 'npm'))
  expect(npmCli({ PATH: join(folder, 'links') }, join(folder, 'bin', 'node'))).toBe(cli)
})

test('no npm at all is said, with what to do', () => {
  expect(() => npmCli({ PATH: '' }, join(folder, 'bin', 'node'))).toThrow(/npm was not found/)
})
