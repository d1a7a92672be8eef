import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { cli, packageFolder, store } from './support/cli.ts'
import { mainWords } from './support/terminal.ts'

const base = mkdtempSync(join(tmpdir(), 'runsheaf-place-'))
afterAll(() => rmSync(base, { recursive: true }))

const isRoot = process.getuid?.() === 0
const isPosix = process.platform !== 'win32'
const [experiment, run] = ['943295433083455457', '48e41136379541118881005fdc90bb80'] as const

/** A project that keeps two experiments in `mlruns`, and the same in a store by another name. */
const cwd = join(base, 'project')
for (const name of ['mlruns', 'tracking'])
  for (const part of ['.trash', '0', experiment]) cpSync(join(store, part), join(cwd, name, part), { recursive: true })
mkdirSync(join(cwd, 'results'))
const otherRun = readdirSync(join(cwd, 'mlruns', experiment)).find(
  (name) => /^[0-9a-f]{32}$/.test(name) && name !== run,
)!

/** A config file with a loader that finds the same runs anywhere. */
const servedRuns = pathToFileURL(join(packageFolder, 'test', 'data', 'served-runs.ts')).href
const servedConfig = `
  import { servedRuns } from '${servedRuns}'
  export default { loaders: [servedRuns((store) => store)] }`

/** Every file below a folder, with its content. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name)
      return [name, statSync(path).isFile() ? readFileSync(path, 'latin1') : 'folder']
    }),
  )
}

const asRefused = async (words: readonly string[], file: string) => {
  const before = snapshot(cwd)
  const { code, stdout, stderr } = await cli([...words, '-o', file], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(snapshot(cwd)).toEqual(before)
  return stderr
}

const exported = (place: string) => ['export', place, '--columns', 'run_name', '--csv']

describe.each(['mlruns', 'tracking'])('in the store %s nothing is written', (kept) => {
  const inRun = `${kept}/${experiment}/${run}`
  const inOther = `${kept}/${experiment}/${otherRun}`
  test.each([
    [exported(inRun), `${inOther}/metrics/loss`],
    [exported(inRun), `${inOther}/metrics/val/loss`],
    [exported(inRun), `${inRun}/artifacts/runs.csv`],
    [exported(`${kept}/${experiment}`), `${kept}/x.csv`],
    [exported(kept), `${kept}/0/meta.yaml`],
    [exported(kept), `${kept}/.trash/x.csv`],
    [exported(kept), `${kept}/nowhere/../x.csv`],
    [['plugins', '--json'], `${kept}/x.json`],
    [['config', '--json'], `${inRun}/meta.yaml`],
    [['show', run, '-s', kept, '--json'], `${inRun}/params/x`],
    [['artifacts', run, '-s', kept, '--json'], `${inRun}/artifacts/list.json`],
    [['doctor', kept, '--json'], `${kept}/x.json`],
    [['ls', kept, '--csv'], `${kept}/${experiment}/x.csv`],
    [['diff', run, otherRun, '-s', kept, '--json'], `${kept}/${experiment}/x.json`],
  ])('%j -o %s', async (words, file) => {
    expect(await asRefused(words, file)).toMatch(
      /^runsheaf: cannot write .*: it belongs to (a store|an experiment|a run) of MLflow \(.*\), and nothing is ever/,
    )
  })

  test.skipIf(!isPosix)('by whatever links', async () => {
    const metric = readdirSync(join(cwd, inRun, 'params'))[0]!
    const links = join(base, `links-${kept}`)
    mkdirSync(links)
    symlinkSync(join(cwd, kept), join(links, 'store'))
    symlinkSync(join(cwd, inRun, 'params', metric), join(links, 'file.csv'))
    symlinkSync(join(links, 'file.csv'), join(links, 'again.csv'))
    symlinkSync(join(cwd, kept, 'not-yet.csv'), join(links, 'dangling.csv'))
    symlinkSync('store/dangling.csv', join(links, 'relative.csv'))
    for (const name of [
      'store/x.csv',
      `store/${experiment}/x.csv`,
      'file.csv',
      'again.csv',
      'dangling.csv',
      'relative.csv',
    ])
      expect(await asRefused(exported(kept), join(links, name)), name).toContain('nothing is ever written to a store')
    linkSync(join(cwd, inRun, 'params', metric), join(links, 'hard.csv'))
    expect(await asRefused(exported(kept), join(links, 'hard.csv'))).toMatch(
      /hard\.csv: the file has other names \(hard links\), and a store may know it by one of them\n {2}remove this name/,
    )
  })
})

describe('other places of stores', () => {
  test('a database, and what lies beside it while it is in use', async () => {
    writeFileSync(join(cwd, 'mlflow.db'), 'SQLite format 3\0')
    writeFileSync(join(cwd, 'other.sqlite'), 'SQLite format 3\0')
    writeFileSync(join(cwd, 'other.sqlite-wal'), 'pages')
    for (const name of ['mlflow.db', 'other.sqlite'])
      for (const end of ['', '-wal', '-shm', '-journal'])
        expect(await asRefused(exported('mlruns'), name + end)).toContain('it belongs to a database of MLflow')
  })

  test('folders in which runs of the store keep artifacts', async () => {
    const art = join(base, 'art')
    const copy = join(base, 'elsewhere')
    cpSync(join(cwd, 'mlruns'), copy, { recursive: true })
    const meta = join(copy, experiment, run, 'meta.yaml')
    const text = readFileSync(meta, 'utf8')
    writeFileSync(meta, text.replace(/^artifact_uri:.*$/m, `artifact_uri: file://${art}/${run}/artifacts`))
    const file = join(art, 'plots', 'x.csv')
    mkdirSync(dirname(file), { recursive: true })
    expect((await cli([...exported(copy), '-o', file], { cwd })).code).toBe(0)
    mkdirSync(join(art, run, 'artifacts'), { recursive: true })
    const { code, stderr } = await cli([...exported(copy), '-o', file], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(`it belongs to a folder where the store's runs keep artifacts (${art})`)
    expect((await cli([...exported('mlruns'), '-o', join(art, 'x.csv')], { cwd })).stderr).toContain(
      'it belongs to a folder of artifacts of MLflow',
    )
  })

  test.each([
    ['a folder', 'kept/runs.csv', 'kept'],
    ['a file', 'kept/runs.json', 'kept/runs.json'],
  ])('what another loader reads: %s', async (_, file, place) => {
    const folder = mkdtempSync(join(base, 'loader-'))
    mkdirSync(join(folder, 'kept'))
    writeFileSync(join(folder, 'kept', 'runs.json'), 'data')
    writeFileSync(join(folder, 'runsheaf.config.mjs'), servedConfig)
    const { code, stderr } = await cli(['ls', place, '--csv', '-o', file], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain(`it belongs to the store (${place})`)
    expect(readFileSync(join(folder, 'kept', 'runs.json'), 'utf8')).toBe('data')
  })

  test('but not a project that merely holds a store', async () => {
    const folder = mkdtempSync(join(base, 'holder-'))
    mkdirSync(join(folder, 'mlruns'))
    writeFileSync(join(folder, 'runsheaf.config.mjs'), servedConfig)
    expect((await cli(['export', '.', '-o', 'runs.csv'], { cwd: folder })).code).toBe(0)
    expect(readFileSync(join(folder, 'runs.csv'), 'utf8')).toMatch(/^run_id/)
    for (const file of ['runs.csv', 'results/runs.csv', '../beside.csv'])
      expect((await cli([...exported('mlruns'), '-o', file], { cwd })).code, file).toBe(0)
  })
})

describe('a file is written when it is whole', () => {
  const file = join(base, 'runs.csv')
  const drafts = () => readdirSync(base).filter((name) => name.includes('.tmp'))

  test.skipIf(!isPosix)('so that a disk that is full leaves what was there', () => {
    writeFileSync(file, 'before')
    const words = [...mainWords, 'export', 'mlruns', '-o', file].map((word) => `'${word}'`).join(' ')
    const limited = spawnSync('bash', ['-c', `ulimit -f 1; ${words}`], { cwd, encoding: 'utf8' })
    expect({ status: limited.status, stderr: limited.stderr }).toEqual({
      status: 2,
      stderr: `runsheaf: cannot write ${file}: it would be too large\n`,
    })
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(drafts()).toEqual([])
  })

  test.skipIf(!isPosix)('with the permissions that it had, or those that are usual', async () => {
    const usual = join(base, 'usual')
    writeFileSync(usual, '')
    const fresh = join(base, 'fresh.csv')
    await cli([...exported('mlruns'), '-o', fresh], { cwd })
    expect(statSync(fresh).mode).toBe(statSync(usual).mode)
    for (const mode of [0o600, 0o664]) {
      writeFileSync(file, 'before')
      chmodSync(file, mode)
      expect((await cli([...exported('mlruns'), '-o', file], { cwd })).code).toBe(0)
      expect(statSync(file).mode & 0o777).toBe(mode)
      expect(readFileSync(file, 'utf8')).not.toBe('before')
    }
    expect(drafts()).toEqual([])
  })

  test.skipIf(!isRoot)('with the owner that it had', async () => {
    writeFileSync(file, 'before')
    chownSync(file, 12345, 12346)
    await cli([...exported('mlruns'), '-o', file], { cwd })
    expect(statSync(file)).toMatchObject({ uid: 12345, gid: 12346 })
    rmSync(file)
  })

  test.skipIf(!isPosix || isRoot)('and not where it is read-only', async () => {
    writeFileSync(file, 'before')
    chmodSync(file, 0o444)
    expect((await cli([...exported('mlruns'), '-o', file], { cwd })).stderr).toContain('that is not permitted')
    expect(readFileSync(file, 'utf8')).toBe('before')
    chmodSync(file, 0o644)
  })

  test.skipIf(!isPosix)('where a link leads, and the link stays', async () => {
    mkdirSync(join(base, 'data'))
    writeFileSync(join(base, 'data', 'real.csv'), 'before')
    symlinkSync('data/real.csv', join(base, 'linked.csv'))
    symlinkSync('data/new.csv', join(base, 'first.csv'))
    for (const [link, real] of [
      ['linked.csv', 'real.csv'],
      ['first.csv', 'new.csv'],
    ] as const) {
      expect((await cli([...exported('mlruns'), '-o', join(base, link)], { cwd })).code).toBe(0)
      expect(lstatSync(join(base, link)).isSymbolicLink()).toBe(true)
      expect(readFileSync(join(base, 'data', real), 'utf8')).toMatch(/^run_name\n/)
    }
  })

  test.skipIf(!isPosix)('and is refused with a reason where that cannot be', async () => {
    symlinkSync('round', join(base, 'round'))
    for (const [name, reason] of [
      ['round', 'its links lead round in a circle'],
      ['round/x.csv', 'its links lead round in a circle'],
      ['usual/x.csv', 'its folder is not there'],
      [`${'x'.repeat(300)}.csv`, 'its name is too long'],
    ] as const) {
      const file = join(base, name)
      expect(await cli([...exported('mlruns'), '-o', file], { cwd })).toEqual({
        code: 2,
        stdout: '',
        stderr: `runsheaf: cannot write ${file}: ${reason}\n`,
      })
    }
  })

  test.skipIf(!isPosix)('and never through a device or a pipe', async () => {
    const pipe = join(base, 'pipe.csv')
    spawnSync('mkfifo', [pipe])
    symlinkSync('/dev/null', join(base, 'null.csv'))
    const places = ['/dev/null', '/dev/stdout', '/dev/stderr', '/dev/fd/1', '/proc/self/fd/1', join(base, 'null.csv')]
    for (const place of existsSync(pipe) ? [...places, pipe] : places) {
      const { code, stderr } = await cli([...exported('mlruns'), '-o', place], { cwd })
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: `runsheaf: cannot write ${place}: it is not a regular file\n  write to standard output: -o -\n`,
      })
    }
    const into = join(base, 'shell.txt')
    writeFileSync(into, 'kept\n')
    const words = [...mainWords, ...exported('mlruns'), '-o', '/dev/stdout'].map((word) => `'${word}'`).join(' ')
    expect(spawnSync('bash', ['-c', `${words} >> '${into}'`], { cwd }).status).toBe(2)
    expect(readFileSync(into, 'utf8')).toBe('kept\n')
  })
})
