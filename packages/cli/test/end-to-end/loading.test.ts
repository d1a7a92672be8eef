import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageFolder } from '../support/cli.ts'
import { stage } from './stage.ts'

/** Says on stderr which modules a process loads. */
const hooks = `import { registerHooks } from 'node:module'
registerHooks({ load(url, context, next) { console.error(url); return next(url, context) } })`

function loaded(...args: string[]): string {
  const words = [
    '--import',
    `data:text/javascript,${encodeURIComponent(hooks)}`,
    join(packageFolder, 'bin/runsheaf.js'),
  ]
  const { stderr } = spawnSync(process.execPath, [...words, ...args], {
    cwd: stage,
    env: { PATH: process.env.PATH ?? '' },
    encoding: 'utf8',
  })
  expect(stderr).toContain('runsheaf')
  return stderr
}

describe('nothing is loaded before it is needed', () => {
  const heavy = /polars|arquero|hyparquet|csv-parse/

  test.each([['--version'], ['--help'], ['ls', '--help'], ['config']])('by %s %s', (...args) => {
    expect(loaded(...args.filter(Boolean))).not.toMatch(/loader-mlflow|hydra-config/)
  })

  test.each([['ls'], ['group', '--by', 'status'], ['export', '--format', 'arrow']])('by %s', (...args) => {
    expect(loaded(...args)).not.toMatch(heavy)
  })

  test('but what is asked for is', () => {
    expect(loaded('export', '--limit', '1', '--format', 'parquet')).toContain('hyparquet-writer')
    expect(loaded('ls', '--frame', 'arquero')).toContain('arquero')
  })
})
