import { readFileSync } from 'node:fs'
import { isRunError, RunError } from '@runsheaf/core'
import { runErrorCodes } from '@runsheaf/core/plugin'
import { expect, test } from 'vitest'

test('every code is a heading of docs/errors.md, and no other', () => {
  const text = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
  const headings = Array.from(text.matchAll(/^## (.*)$/gm), ([, heading]) => heading)
  expect(headings).toEqual([...runErrorCodes])
})

test('an error is known by its code, also that of another copy of core', () => {
  const error = new RunError('KEY_MISSING', 'no lr', { key: 'lr' })
  expect(isRunError(error)).toBe(true)
  expect(isRunError(error, 'KEY_MISSING')).toBe(true)
  expect(isRunError(error, 'KEY_UNKNOWN')).toBe(false)
  expect(isRunError(new Error('KEY_MISSING'))).toBe(false)
  const other = Object.assign(new Error('no lr'), { code: 'KEY_MISSING', [Symbol.for('runsheaf.RunError')]: true })
  expect(isRunError(other, 'KEY_MISSING')).toBe(true)
})
