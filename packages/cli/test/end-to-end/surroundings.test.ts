import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { store } from '../support/cli.ts'
import { hasTerminal } from '../support/terminal.ts'
import { inPipe, onScreen, plain, stage } from './stage.ts'

describe('paths of Windows are texts like others', () => {
  const places = ['C:\\Users\\me\\mlruns', 'C:/Users/me/mlruns', '\\\\server\\share\\mlruns', 'file:///C:/mlruns']
  const elsewhere = ['file://server/share/mlruns', 'file:///%zz', 'file:C:\\mlruns']

  test.each([...places, ...elsewhere])('%s is no folder here', (place) => {
    const stderr = `runsheaf: there is no folder ${place}\n  Name the folder that MLflow writes to, such as mlruns.\n`
    expect(inPipe(['ls', place])).toEqual({ code: 3, stdout: '', stderr })
    expect(inPipe(['show', '48e411', '-s', place])).toMatchObject({ code: 3, stdout: '' })
    const tracked = inPipe(['experiments'], { cwd: join(stage, 'damaged'), more: { MLFLOW_TRACKING_URI: place } })
    expect(tracked).toMatchObject({ code: 3, stdout: '' })
    expect(tracked.stderr).toMatch(/^runsheaf: there is no folder /)
  })

  test('as runs and as files', () => {
    expect(inPipe(['show', 'C:\\mlruns\\1\\48e411', '-s', 'mlruns'])).toMatchObject({ code: 1, stdout: '' })
    expect(inPipe(['artifacts', '48e411', '--cat', '.hydra\\config.yaml'])).toMatchObject({ code: 1, stdout: '' })
    const { stderr } = inPipe(['ls', 'mlruns', '-o', 'C:\\nowhere\\runs.xls'])
    expect(stderr).toContain('runsheaf: what form has C:\\nowhere\\runs.xls?')
  })
})

test.skipIf(!hasTerminal)('where the locale knows no more, a terminal gets ASCII', async () => {
  for (const words of [
    ['ls', '-e', 'lstm_v2'],
    ['group', '-e', 'lstm_v2', '--agg', 'metrics.val/acc'],
    ['show', '48e411'],
    ['history', 'val/acc', '-e', 'lstm_v2'],
    ['diff', '32ef8a', '275ce8'],
  ]) {
    const shown = plain(await onScreen(words, 80, { LANG: 'C' }))
    expect(shown, words.join(' ')).toMatch(/^[\n -~]+$/)
  }
})

describe('in a folder that is read-only, without a home', () => {
  const folder = join(stage, 'read-only')
  mkdirSync(folder)
  cpSync(store, join(folder, 'mlruns'), { recursive: true })
  const noFolder = join(folder, 'notes.txt')
  writeFileSync(noFolder, '')
  const paths = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const before = paths().map((path) => [path, statSync(join(folder, path)).mtimeMs])
  for (const path of ['', ...paths()]) {
    const mode = statSync(join(folder, path)).mode
    chmodSync(join(folder, path), mode & 0o555)
  }
  afterAll(() => {
    for (const path of ['', ...paths()]) chmodSync(join(folder, path), 0o755)
    rmSync(folder, { recursive: true })
  })

  test('every command reads, and leaves everything as it was', () => {
    const calls = [['ls'], ['show', '48e411'], ['diff', '32ef8a', '275ce8'], ['group', '--by', 'model.type'], ['keys']]
    const others = [['top', 'val/acc'], ['history', 'val/acc'], ['export'], ['artifacts', '48e411'], ['experiments']]
    for (const words of [...calls, ...others, ['doctor'], ['plugins'], ['config'], ['completion', 'zsh']]) {
      const { code, stderr } = inPipe(words, { cwd: folder, more: { TMPDIR: noFolder } })
      expect({ code, stderr }, words.join(' ')).toEqual({ code: 0, stderr: '' })
    }
    expect(paths().map((path) => [path, statSync(join(folder, path)).mtimeMs])).toEqual(before)
  })

  test.skipIf(process.getuid?.() === 0)('a file that cannot be written there is told of', () => {
    const { code, stderr } = inPipe(['ls', '-o', 'runs.csv'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toMatch(/cannot write .*runs\.csv: that is not permitted/)
  })
})
