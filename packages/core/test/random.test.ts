import { expect, test } from 'vitest'
import { randomIntegers } from '../src/random.ts'

test('the numbers of a seed are these, on every platform', () => {
  const draw = randomIntegers(1)
  expect(Array.from({ length: 8 }, () => draw(1000))).toEqual([158, 751, 871, 829, 66, 128, 730, 649])
  const large = randomIntegers(-7)
  expect([large(2 ** 32), large(2 ** 32), large(2 ** 32)]).toEqual([4105674630, 1549025917, 1462909597])
})

test('every number is about equally likely', () => {
  const draw = randomIntegers(3)
  const counts = new Array<number>(7).fill(0)
  for (let i = 0; i < 70_000; i++) counts[draw(7)]!++
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
