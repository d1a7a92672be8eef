import { expect, test } from 'vitest'
import { progressLine } from '../src/output/progress.ts'

function watch(stderrIsTTY: boolean) {
  let time = 0
  const written: string[] = []
  const sink = { write: (text: string | Uint8Array) => written.push(String(text)) }
  const context = { env: {}, stdout: sink, stderr: sink, cwd: '/', columns: 80, isTTY: true, stderrIsTTY }
  const line = progressLine(context, () => time)
  const at = (ms: number, done: number, files?: number) => {
    time = ms
    line?.update({ done, total: 2000, ...(files !== undefined && { files }) })
  }
  return { line, at, written }
}

test('progress is shown after a while, now and then, and taken away in the end', () => {
  const { line, at, written } = watch(true)
  at(100, 100)
  at(290, 300)
  expect(written).toEqual([])
  at(400, 500)
  expect(process.listenerCount('SIGINT')).toBe(1)
  at(450, 600)
  at(1500, 1000)
  line?.end()
  expect(process.listenerCount('SIGINT')).toBe(0)
  expect(written).toEqual([
    '\r\u001b[Kreading 500 of 2,000 runs, 1,250 runs a second, 2 s left',
    '\r\u001b[Kreading 1,000 of 2,000 runs, 667 runs a second, 2 s left',
    '\r\u001b[K',
  ])
})

test('the pace is that of the files that were opened since, where they are counted', () => {
  const { at, written } = watch(true)
  at(0, 0, 5000)
  at(500, 500, 9000)
  expect(written).toEqual(['\r\u001b[Kreading 500 of 2,000 runs, 8,000 files a second, 2 s left'])
})

test('nothing is shown of what is quick, or where no terminal reads', () => {
  const quick = watch(true)
  quick.at(200, 2000)
  quick.line?.end()
  expect(quick.written).toEqual([])
  expect(watch(false).line).toBeUndefined()
})
