import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { beside, cli, packageFolder, storeName } from './support/cli.ts'
import { hasTerminal, leftInTerminal, mainWords } from './support/terminal.ts'

const env = { PATH: process.env.PATH ?? '', TZ: 'UTC', NO_COLOR: '1' }

const start = (args: readonly string[], more: Record<string, string> = {}) =>
  spawnSync(mainWords[0]!, [...mainWords.slice(1), ...args], {
    cwd: beside,
    env: { ...env, ...more },
    encoding: 'utf8',
  })

test('a process writes and ends as the command does', async () => {
  const asked = ['group', storeName, '--by', 'model.type', '--agg', 'metrics.val/acc']
  const { stdout, stderr, status } = start(asked)
  expect({ stdout, stderr, code: status }).toEqual(await cli(asked))
  expect(start(['ls', 'nowhere'])).toMatchObject({ status: 3, stdout: '' })
  expect(start(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('a table can be had in a pipe, as wide as COLUMNS says, without a home or a locale', async () => {
  const asked = ['ls', storeName, '-e', 'lstm_v2']
  const { stdout } = start(asked, { RUNSHEAF_FORMAT: 'table', COLUMNS: '72', LANG: 'C' })
  expect(stdout).toMatch(/^12 runs \| lstm_v2 \| newest first\n\n {2}run {5}name/)
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(72)
})

test('a reader that goes away is no error', () => {
  const words = [...mainWords, 'export', storeName].map((word) => `'${word}'`).join(' ')
  const line = `${words} 2>&1 | head -1; exit \${PIPESTATUS[0]}`
  const { stdout, status } = spawnSync('bash', ['-c', line], { cwd: beside, env, encoding: 'utf8' })
  expect(stdout).toMatch(/^run_id,run_name,/)
  expect(stdout.split('\n')).toHaveLength(2)
  expect(status).toBe(0)
})

test.skipIf(!hasTerminal)('in a pseudo terminal there are a table and colours', async () => {
  const shown = await leftInTerminal(['ls', storeName, '-e', 'lstm_v2'], {}, { columns: 90 })
  expect(shown).toContain('12 runs · lstm_v2 · newest first')
  expect(shown).toContain('\u001b[31mfailed')
  for (const line of stripVTControlCharacters(shown).split('\r\n')) expect(line.length).toBeLessThanOrEqual(90)
})

test('a Node that is too old is told so in a line', () => {
  const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.11.0'})"
  const { stderr, status } = spawnSync(process.execPath, ['--import', old, join(packageFolder, 'bin/runsheaf.js')], {
    env,
    encoding: 'utf8',
  })
  expect({ stderr, status }).toEqual({ stderr: 'runsheaf: needs Node 22.18 or later, not 20.11.0\n', status: 2 })
})
