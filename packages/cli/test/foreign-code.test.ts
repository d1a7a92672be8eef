import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { cli, store } from './support/cli.ts'

const base = mkdtempSync(join(tmpdir(), 'runsheaf-foreign-'))
afterAll(() => rmSync(base, { recursive: true }))

const isRoot = process.getuid?.() === 0
const isPosix = process.platform !== 'win32'
/** The id of a user that is nobody here. */
const somebody = 12345
if (!isRoot)
  console.warn('SKIPPED: files of another user can be made by root alone, so what is refused of them is not tested')

const hasRun = join(base, 'has-run')
const code = `import { writeFileSync } from 'node:fs'
writeFileSync(${JSON.stringify(hasRun)}, '')
export default { views: { best: {} } }`

/** A folder with these files, by their paths in it; a path that ends in a slash is a folder. */
function folder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(base, 'project-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(name.endsWith('/') ? join(root, name) : dirname(join(root, name)), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(join(root, name), content)
  }
  return root
}

/** The config file that holds in a folder. */
const configOf = async (cwd: string) => JSON.parse((await cli(['config', '--json'], { cwd })).stdout).file

/** What is said where a config file is refused; nothing of it has run. */
async function refusal(cwd: string): Promise<string> {
  const { code, stdout, stderr } = await cli(['config'], { cwd })
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(existsSync(hasRun)).toBe(false)
  return stderr
}

describe('a config file is looked for', () => {
  test.each([
    ['a package', { 'package.json': '{}', 'a/b/': '' }, 'a/b'],
    ['a package, from that root', { 'package.json': '{}' }, '.'],
    ['a repository', { '.git/HEAD': '', 'a/': '' }, 'a'],
    ['a linked working tree of git', { '.git': 'gitdir: elsewhere', 'a/': '' }, 'a'],
    ['nothing', { 'a/b/c/': '' }, 'a/b/c'],
  ])('up to the root of %s', async (_, files, cwd) => {
    const root = folder({ ...files, 'runsheaf.config.json': '{}' })
    expect(await configOf(join(root, cwd))).toBe(join(root, 'runsheaf.config.json'))
  })

  test.each([
    ['a package', { 'inner/package.json': '{}', 'inner/a/': '' }],
    ['a repository', { 'inner/.git/HEAD': '', 'inner/a/': '' }],
  ])('and not beyond that of %s', async (_, files) => {
    const root = folder({ ...files, 'runsheaf.config.mjs': code })
    expect(await configOf(join(root, 'inner', 'a'))).toBeNull()
    expect(await configOf(join(root, 'inner'))).toBeNull()
    expect(existsSync(hasRun)).toBe(false)
  })

  test.skipIf(!isRoot)('and in no folder of another user above', async () => {
    const root = folder({ 'theirs/mine/': '', 'theirs/runsheaf.config.mjs': code, 'runsheaf.config.mjs': code })
    chownSync(join(root, 'theirs'), somebody, somebody)
    expect(await configOf(join(root, 'theirs', 'mine'))).toBeNull()
    chownSync(join(root, 'theirs', 'runsheaf.config.mjs'), somebody, somebody)
    expect(await configOf(join(root, 'theirs', 'mine'))).toBeNull()
    expect(existsSync(hasRun)).toBe(false)
  })
})

describe('a config file is refused', () => {
  test.each(['runsheaf.config.ts', 'runsheaf.config.js', 'runsheaf.config.mjs', 'runsheaf.config.json'])(
    'in a store: %s',
    async (name) => {
      const root = folder({ 'package.json': '{}' })
      cpSync(join(store, '0'), join(root, 'kept', '0'), { recursive: true })
      for (const place of ['kept', join('kept', '0')]) {
        const path = join(root, place, name)
        writeFileSync(path, name.endsWith('.json') ? '{}' : code)
        expect(await refusal(dirname(path))).toMatch(
          /^runsheaf: the config file .* is not used: it lies in (a store|an experiment) of MLflow \(.*\), and nothing that comes with a store is run\n {2}if it is yours, move it/,
        )
        rmSync(path)
      }
      expect(await configOf(join(root, 'kept', '0'))).toBeNull()
    },
  )

  test.skipIf(!isPosix)('where a link leads into a store', async () => {
    const root = folder({ 'mlruns/1/code.mjs': code })
    symlinkSync('mlruns/1/code.mjs', join(root, 'runsheaf.config.mjs'))
    expect(await refusal(root)).toContain('it lies in a store of MLflow')
  })

  test.skipIf(!isRoot)('of another user', async () => {
    const root = folder({ 'runsheaf.config.mjs': code, 'their.mjs': code })
    const path = join(root, 'runsheaf.config.mjs')
    chownSync(path, somebody, somebody)
    const said = `runsheaf: the config file ${path} is not used: it belongs to another user (user id 12345, and yours is 0)\n`
    expect(await refusal(root)).toContain(said)
    chownSync(root, somebody, somebody)
    expect(await refusal(root)).toContain(said)
    expect(await refusal(root)).toContain('copy it to a folder of yours, or make it your own: chown')
    rmSync(path)
    chownSync(join(root, 'their.mjs'), somebody, somebody)
    symlinkSync('their.mjs', path)
    expect(await refusal(root)).toContain(said)
  })

  test.skipIf(!isPosix)('that everybody may write, or replace', async () => {
    for (const name of ['runsheaf.config.mjs', 'runsheaf.config.json']) {
      const root = folder({ [name]: name.endsWith('.json') ? '{}' : code })
      const path = join(root, name)
      chmodSync(path, 0o646)
      expect(await refusal(root)).toContain(`everybody may write it\n  make it yours alone: chmod o-w ${path}\n`)
      chmodSync(path, 0o644)
      chmodSync(root, 0o777)
      expect(await refusal(root)).toContain(`in its folder\n  make the folder yours alone: chmod o-w ${root}\n`)
      chmodSync(root, 0o1777)
      expect(await configOf(root)).toBe(path)
      chmodSync(root, 0o755)
      rmSync(hasRun, { force: true })
    }
  })

  test.skipIf(!isPosix)('that is not a regular file', async () => {
    const root = folder({ 'deep/runsheaf.config.json/': '' })
    expect(await refusal(join(root, 'deep'))).toContain('it is not a regular file')
    if (spawnSync('mkfifo', [join(root, 'runsheaf.config.json')]).status !== 0) return
    expect(await refusal(root)).toContain('it is not a regular file')
  })
})

test('while a command is being typed, no code of a project runs', async () => {
  const cwd = folder({ 'runsheaf.config.mjs': code })
  for (const shell of ['zsh', 'fish', 'bash'])
    for (const words of [
      ['ls', '@'],
      ['ls', ''],
      ['ls', store, '-e', ''],
      ['ls', store, '--columns', 'se'],
      ['ls', '@best', '--where', 'seed = '],
      ['top', ''],
      ['show', '-s', store, '4'],
      ['artifacts', '48e411', '-s', store, '--cat', ''],
      ['group', store, '--frame', ''],
    ]) {
      const typed = shell === 'bash' ? ['', `runsheaf ${words.join(' ')}`] : words
      expect(await cli(['completion', shell, '--', ...typed], { cwd })).toMatchObject({ code: 0, stderr: '' })
      expect(existsSync(hasRun), words.join(' ')).toBe(false)
    }
  const { stdout } = await cli(['completion', 'zsh', '--', 'ls', store, '--columns', 'see'], { cwd })
  expect(stdout).toBe('seed\n')
  await cli(['config'], { cwd })
  expect(existsSync(hasRun)).toBe(true)
  rmSync(hasRun)
})

describe('a package of a frame is refused', () => {
  const files = {
    'node_modules/@runsheaf/frame-polars/package.json':
      '{ "name": "@runsheaf/frame-polars", "exports": "./index.cjs" }',
    'node_modules/@runsheaf/frame-polars/index.cjs': `require('node:fs').writeFileSync(${JSON.stringify(hasRun)}, '')`,
  }
  const refused = async (cwd: string) => {
    const { code, stderr } = await cli(['ls', store, '--frame', 'polars'], { cwd })
    expect({ code, ran: existsSync(hasRun) }).toEqual({ code: 2, ran: false })
    return stderr
  }

  test('in a store', async () => {
    const root = folder(Object.fromEntries(Object.entries(files).map(([name, text]) => [`mlruns/${name}`, text])))
    expect(await refused(join(root, 'mlruns'))).toMatch(
      /the package @runsheaf\/frame-polars in .* is not used: it lies in/,
    )
  })

  test.skipIf(!isRoot)('of another user', async () => {
    const root = folder(files)
    chownSync(join(root, 'node_modules', '@runsheaf', 'frame-polars', 'index.cjs'), somebody, somebody)
    expect(await refused(root)).toContain('it belongs to another user')
  })
})
