import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { frameCases } from '../../src/conformance.ts'

const program = `
  import { test } from 'node:test'
  import { describeFrameBackend } from '@runsheaf/core/conformance'
  import { columnTable } from '@runsheaf/core'
  describeFrameBackend({ test, backend: columnTable })
  test('another test fails', () => { throw new Error('on purpose') })`

test('the kit for frame backends runs under node:test, which counts each case', () => {
  const options = ['--test-reporter=tap', '--conditions=@runsheaf/source', '--input-type=module', '--eval', program]
  let output = ''
  try {
    execFileSync(process.execPath, options, { cwd: import.meta.dirname, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  expect(output).toContain(`# pass ${frameCases.length}\n# fail 1\n`)
}, 60_000)
