import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('says what to use where no code can be made from text', () => {
  const program = `
    import { arquero } from '@runsheaf/frame-arquero'
    try {
      arquero.fromColumns({ length: 0, columns: [] })
    } catch (error) {
      console.log(error.code, error.message)
    }`
  const options = ['--disallow-code-generation-from-strings', '--conditions=@runsheaf/source', '--input-type=module']
  const output = execFileSync(process.execPath, [...options, '--eval', program], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  })
  expect(output).toMatch(/^CAPABILITY_MISSING .*Content-Security-Policy.*@runsheaf\/core.*with\(columnTable\)/)
})
