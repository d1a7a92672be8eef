import { expect, test } from 'vitest'
import { randomIntegers } from '../src/general/random.ts'

test('the numbers of a seed are these, on every platform', () => {
  const draw = randomIntegers(1)
  expect(Array.from({ length: 8 }, () => draw(1000))).toEqual([11, 336, 964, 39, 544, 177, 394, 872])
  const large = randomIntegers(-7)
  expect([large(2 ** 32), large(2 ** 32), large(2 ** 32)]).toEqual([2789948889, 577849021, 1798549951])
})

test('every number is about equally likely', () => {
  const draw = randomIntegers(3)
  const counts = new Array<number>(7).fill(0)
  for (let i = 0; i < 70_000; i++) counts[draw(7)]!++
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
