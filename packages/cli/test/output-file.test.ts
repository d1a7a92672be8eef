import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cli, storeName } from './support/cli.ts'

const folder = mkdtempSync(join(tmpdir(), 'runsheaf-output-'))
const asked = ['ls', storeName, '-e', 'lstm_v2', '--columns', 'run_name, seed']

describe('an answer in a file', () => {
  test.each([
    ['runs.csv', /^run_name,seed\n/],
    ['runs.TSV', /^run_name\tseed\n/],
    ['runs.json', /^\{"runsheaf":1,"command":"ls"/],
    ['runs.jsonl', /^\{"run_name":/],
    ['runs.md', /^\| run\\?_name/],
    ['runs.htm', /^<!doctype html>/],
    ['runs.tex', /\\begin\{tabular\}\{lr\}/],
    ['runs.feather', /^ARROW1/],
    ['runs.parquet', /^PAR1/],
  ])('has the form of its ending: %s', async (name, begins) => {
    const file = join(folder, name)
    const { code, stdout, stderr } = await cli([...asked, '-o', file], { columns: 80 })
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: `runsheaf: wrote 12 runs, 2 columns to ${file}\n`,
    })
    expect(readFileSync(file, 'latin1')).toMatch(begins)
  })

  test('has the form that is asked for, whatever its ending, and is what a pipe would get', async () => {
    const file = join(folder, 'runs.dat')
    await cli([...asked, '--csv', '-o', file])
    expect(readFileSync(file, 'utf8')).toBe((await cli([...asked, '--csv'])).stdout)
  })

  test('is written for every command', async () => {
    for (const words of [['show', '48e411', '-s', storeName], ['keys', storeName], ['group', storeName], ['config']]) {
      const file = join(folder, `${words[0]}.json`)
      expect(await cli([...words, '-o', file])).toMatchObject({ code: 0, stdout: '' })
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ command: words[0] })
    }
  })

  test.each([
    ['runs.xls', /^runsheaf: what form has .*runs\.xls\?\n {2}--format table\|tsv\|csv/],
    ['nowhere/runs.csv', /^runsheaf: cannot write .*runs\.csv: its folder is not there\n/],
    ['folder.csv', /^runsheaf: cannot write .*folder\.csv: it is a folder\n/],
  ])('is refused where it cannot be: %s', async (name, said) => {
    mkdirSync(join(folder, 'folder.csv'), { recursive: true })
    const { code, stderr } = await cli([...asked, '-o', join(folder, name)])
    expect(code).toBe(2)
    expect(stderr).toMatch(said)
  })

  test('goes to standard output where the file is called -', async () => {
    expect(await cli([...asked, '--csv', '-o', '-'])).toEqual(await cli([...asked, '--csv']))
    expect(await cli([...asked, '-o', '-'], { columns: 80 })).toEqual(await cli(asked, { columns: 80 }))
  })
})

test('the contents of an artifact and its path have no other form', async () => {
  const cat = ['artifacts', '48e411', '-s', storeName, '--cat', '.hydra/overrides.yaml']
  for (const option of [['-o', 'copy.yaml'], ['--json'], ['--path']]) {
    const { code, stdout, stderr } = await cli([...cat, ...option])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^runsheaf: option '--cat <file>' cannot be used with option '-/)
  }
})

test('a form that the environment asks for and that there is not is told of', async () => {
  expect(await cli(asked, { env: { RUNSHEAF_FORMAT: 'xls' } })).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^runsheaf: there is no form xls\n {2}RUNSHEAF_FORMAT is one of table, tsv, csv/),
  })
})

test('what is no text goes to no terminal', async () => {
  for (const format of ['arrow', 'parquet'])
    expect(await cli([...asked, '--format', format], { columns: 80 })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: `runsheaf: ${format} is not for a terminal\n  name a file: -o FILE.${format}\n`,
    })
})
