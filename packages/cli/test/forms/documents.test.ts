import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columnOf } from '@runsheaf/core/plugin'
import { describe, expect, test } from 'vitest'
import { formContent } from '../../src/output/forms/form-content.ts'
import { cli, snapshot, storeName } from '../support/cli.ts'

const groups = ['group', storeName, '-e', 'transformer_*', '--by', 'model.hidden_size', '--agg', 'metrics.val/acc']

describe('a table of groups in a document shows mean ± std, and the best in bold', () => {
  test.each(['md', 'latex', 'html'])('%s', async (format) => {
    const { stdout } = await cli([...groups, '--format', format])
    await expect(stdout).toMatchFileSnapshot(snapshot(`group-${format}`))
  })

  test('rounded as asked, with the same signs in every locale', async () => {
    const { stdout } = await cli([...groups, '--format', 'latex', '--precision', '2'], { env: { LC_ALL: 'C' } })
    expect(stdout).toContain('\\textbf{0.89 $\\pm$')
  })

  test('while data hold every digit', async () => {
    const { stdout } = await cli([...groups, '--format', 'ndjson'])
    expect(stdout).toMatch(/"mean\(metrics\.val\/acc\)":0\.\d{10,}/)
  })
})

test('a table of runs in a document is exact, or rounded where that is asked for', async () => {
  const asked = [
    'ls',
    storeName,
    '--columns',
    'metrics.val/acc as best, optimizer.lr',
    '-w',
    'run_name = "transformer-249"',
  ]
  expect((await cli([...asked, '--format', 'md'])).stdout).toContain('| 0.93686 |        0.001 |')
  expect((await cli([...asked, '--format', 'md', '--precision', '2'])).stdout).toContain('| 0.94 |        0.001 |')
  expect((await cli([...asked, '--csv', '--precision', '2'])).stdout).toContain('0.93686,0.001')
})

test('two columns of one name are refused in every form', async () => {
  for (const format of ['tsv', 'csv', 'json', 'md', 'html', 'latex', 'arrow', 'parquet']) {
    const { code, stderr } = await cli(['ls', storeName, '--columns', 'run_name as x, seed as x', '--format', format])
    expect(code, format).toBe(2)
    expect(stderr, format).toContain('there are two columns named x')
  }
})

test('a pattern that fits nothing is told of', async () => {
  const { code, stderr } = await cli(['export', storeName, '--columns', 'nothing.*'])
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'runsheaf: no column is left of those that are asked for\n  runsheaf keys lists what these runs have\n',
  })
})

/** Texts that TeX would stumble over, or take for something else. */
const hostile = ['[a', '*', '\\end{tabular}', '$', '^~_#&%{}', '"a"', '`b`', "''", '--', '<c> | d', 'é ± ß', 'x\ny']

const compiler = ['tectonic', 'pdflatex', 'lualatex'].find((name) => spawnSync(name, ['--version']).status === 0)

test.skipIf(!compiler)(`LaTeX compiles with ${compiler}`, async () => {
  const data = { length: hostile.length, columns: [{ ...columnOf(hostile), name: 'a_b' }] }
  const folder = mkdtempSync(join(tmpdir(), 'runsheaf-latex-'))
  const tables = [String(await formContent('latex', { data })), (await cli([...groups, '--format', 'latex'])).stdout]
  writeFileSync(
    join(folder, 'page.tex'),
    `\\documentclass{article}\\usepackage{booktabs}\\begin{document}\n${tables.join('\\par\n')}\\end{document}\n`,
  )
  const options =
    compiler === 'tectonic' ? ['--keep-logs'] : ['-draftmode', '-halt-on-error', '-interaction=nonstopmode']
  execFileSync(compiler!, [...options, 'page.tex'], { cwd: folder, stdio: 'pipe' })
  expect(readFileSync(join(folder, 'page.log'), 'latin1')).not.toMatch(/Missing character|undefined|Misplaced|^!/im)
})

test('no text of the data becomes markup of a page', async () => {
  const data = { length: 1, columns: [{ ...columnOf(['<script>alert("1")</script> & \'']), name: '<b>' }] }
  const page = String(await formContent('html', { data }))
  expect(page).toContain('<th>&lt;b&gt;</th>')
  expect(page).toContain('<td>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;</td>')
})
