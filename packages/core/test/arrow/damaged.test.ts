import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromArrowIPC, toArrowIPC } from '../../src/arrow.ts'
import { layoutFault } from '../../src/columns/column-layout.ts'
import { isRunError } from '../../src/plugin.ts'
import { sample } from './columns.ts'

const options = [{}, { format: 'file' }, { text: 'views', batchRows: 4 }] as const
const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 })

test('damaged bytes are refused, or read as columns that are well formed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...options), damage, (option, changes) => {
      const bytes = toArrowIPC(sample, option)
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
