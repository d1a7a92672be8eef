import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { frameCases, loaderCases } from '../../src/conformance.ts'

const program = `
  import { test } from 'node:test'
  import { describeFrameBackend, describeLoader } from '@runsheaf/core/conformance'
  import { columnTable } from '@runsheaf/core'
  import { memoryLoader, writeStore } from './loaders/memory-loader.ts'
  describeFrameBackend({ test, backend: columnTable })
  describeLoader({ test, loader: memoryLoader(), writeStore })
  test('another test fails', () => { throw new Error('on purpose') })`

test('the kits run under node:test, which counts each case', () => {
  const options = ['--test-reporter=tap', '--conditions=@runsheaf/source', '--input-type=module', '--eval', program]
  let output = ''
  try {
    execFileSync(process.execPath, options, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  expect(output).toContain(`# pass ${frameCases.length + loaderCases.length}\n# fail 1\n`)
}, 60_000)
