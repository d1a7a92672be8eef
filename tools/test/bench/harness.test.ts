import { expect, test } from 'vitest'
import { type Benchmark, type Contestant, measure, median, report } from '../../bench/harness.ts'

test('the median is the middle, or the mean of the two in the middle', () => {
  expect(median([5, 1, 3])).toBe(3)
  expect(median([5, 1, 3, 4])).toBe(3.5)
})

test('contestants take turns, and none always goes first', async () => {
  const order: string[] = []
  const contestant = (name: string): Contestant => ({ name, run: () => order.push(name) })
  const timings = await measure([contestant('a'), contestant('b'), contestant('c')], 5)
  expect(order.join('')).toBe('cab' + 'abc' + 'bca' + 'cab' + 'abc' + 'bca')
  expect(timings.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(timings[0]?.ratio).toBe(1)
})

test('fewer than five rounds are refused', async () => {
  await expect(measure([{ name: 'a', run: () => {} }], 3)).rejects.toThrow('at least 5')
})

test('a report says what was measured, on what, how, and the ratios', () => {
  const benchmark = { name: 'load', about: 'load runs' } as Benchmark
  const timings = [
    { name: 'floor', median: 10, fastest: 9, slowest: 12, ratio: 1 },
    { name: 'runsheaf', median: 15, fastest: 14, slowest: 20, ratio: 1.5 },
  ]
  const lines = report(benchmark, '1,000 runs', timings, 7).split('\n')
  expect(lines[0]).toBe('load: load runs')
  expect(lines[1]).toBe('  data     1,000 runs')
  expect(lines[2]).toContain(`Node ${process.version}`)
  expect(lines[3]).toContain('median of 7 alternating rounds')
  expect(lines.at(-1)).toBe('  runsheaf     15.0 ms     14.0 ms     20.0 ms   1.50')
})

test('a contestant may measure itself, in a process of its own', async () => {
  const itself: Contestant = { name: 'itself', run: () => ({ milliseconds: 7, peak: 3 * 2 ** 20 }) }
  const [timing] = await measure([itself], 5)
  expect(timing).toEqual({ name: 'itself', median: 7, fastest: 7, slowest: 7, ratio: 1, peak: 3 * 2 ** 20 })
  const text = report({ name: 'load', about: 'load runs' } as Benchmark, '1,000 runs', [timing!], 5)
  expect(text).toContain('a new process for each')
  expect(text.split('\n').at(-1)).toMatch(/3 MB$/)
})
