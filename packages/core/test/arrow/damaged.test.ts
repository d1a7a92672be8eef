import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromArrowIPC, toArrowIPC } from '../../src/arrow.ts'
import { layoutFault } from '../../src/columns/column-layout.ts'
import { isRunError } from '../../src/plugin.ts'
import { sample, sampleTwice } from './columns.ts'

const written = [
  toArrowIPC(sample),
  toArrowIPC(sample, { format: 'file' }),
  toArrowIPC(sample, { text: 'views' }),
  sampleTwice('stream'),
]
const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 })

test('damaged bytes are refused, or read as columns that are well formed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...written), damage, (whole, changes) => {
      const bytes = whole.slice()
      for (const [place, value] of changes) bytes[place % bytes.length] = value
      try {
        expect(layoutFault(fromArrowIPC(bytes))).toBeUndefined()
      } catch (error) {
        if (!isRunError(error, 'ARGUMENT_INVALID') && !isRunError(error, 'COLUMN_TYPE')) throw error
      }
    }),
    { seed: 7, numRuns: 2000 },
  )
})
