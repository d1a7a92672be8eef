import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { beside, cli, storeName } from '../support/cli.ts'
import { mainWords } from '../support/terminal.ts'

/** What zsh is given for the last of some words. */
async function candidates(...words: readonly string[]): Promise<string[]> {
  const { code, stdout, stderr } = await cli(['completion', 'zsh', '--', ...words])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n').slice(0, -1)
}

describe('completion of', () => {
  test('commands and options, with what they are', async () => {
    expect(await candidates('gr')).toEqual(['group\tgroups of runs, with means and their uncertainty'])
    expect(await candidates('ls', storeName, '--lim')).toEqual([
      '--limit\tat most so many runs, or all; 40 on a terminal without it',
    ])
    expect(await candidates('ls', '--lifecycle', '')).toEqual(['active', 'deleted', 'all'])
    expect(await candidates('ls', '--lifecycle=d')).toEqual(['--lifecycle=deleted'])
  })

  test('stores, experiments, metrics, runs and artifacts', async () => {
    expect(await candidates('ls', 'swee')).toEqual([`${storeName}/`])
    expect(await candidates('ls', storeName, '-e', 'tr')).toEqual(['transformer_base', 'transformer_large'])
    expect(await candidates('show', '-s', storeName, '48e')).toEqual([
      '48e411\ttransformer-389 · transformer_large · killed',
    ])
    expect(await candidates('artifacts', '-s', storeName, '48e411', '--cat', '.hydra/o')).toEqual([
      '.hydra/overrides.yaml',
    ])
  })

  test('keys in lists and conditions, and values after an operator', async () => {
    const inStore = (...words: readonly string[]) => candidates('ls', storeName, ...words)
    expect(await inStore('--columns', 'run_name, max(metrics.val/a')).toEqual(['run_name, max(metrics.val/acc'])
    expect(await inStore('--columns', 'metrics.`grad')).toEqual(['metrics.`grad norm`'])
    expect(await inStore('--where', 'seed = 1 and not optimizer.l')).toEqual(['seed = 1 and not optimizer.lr'])
    expect(await inStore('--where', 'model.type = ')).toEqual(['model.type = "lstm"', 'model.type = "transformer"'])
    expect(await inStore('--where', "model.type='tr")).toEqual(["model.type='transformer'"])
    expect(await inStore('--where', 'seed > 1 and status in ("KILLED", F')).toEqual([
      'seed > 1 and status in ("KILLED", "FAILED"',
      'seed > 1 and status in ("KILLED", "FINISHED"',
    ])
    expect(await candidates('diff', '-s', storeName, '--group', 'model.type = l')).toEqual(['model.type = "lstm"'])
    expect(await inStore('--where', 'model.hidden_size = 2')).toEqual([
      'model.hidden_size = 256',
      'model.hidden_size = 2048',
    ])
  })

  test('functions, operators and what else may come next', async () => {
    const inStore = (...words: readonly string[]) => candidates('ls', storeName, ...words)
    expect(await inStore('--columns', 'ma')).toEqual(['max('])
    expect(await inStore('--columns', 'seed, argmax(metrics.val/a')).toEqual(['seed, argmax(metrics.val/acc'])
    expect(await inStore('--columns', 'max(')).toContain('max(metrics.val/acc')
    expect(await inStore('--columns', 'max(optim')).toEqual([])
    expect(await inStore('--columns', 'seed ')).toEqual(['seed as'])
    expect(await inStore('--sort', 'seed d')).toEqual(['seed desc'])
    expect(await inStore('--where', 'mi')).toEqual(['min('])
    expect(await inStore('--where', 'seed b')).toEqual(['seed between'])
    expect(await inStore('--where', 'max(metrics.val/acc) is mi')).toEqual(['max(metrics.val/acc) is missing'])
    expect(await inStore('--where', 'seed = 1 a')).toEqual(['seed = 1 and'])
    expect(await inStore('--where', 'model.type in ("lstm") ')).toEqual([
      'model.type in ("lstm") and',
      'model.type in ("lstm") or',
    ])
    expect(await candidates('group', storeName, '--agg', 'quan')).toEqual(['quantile('])
    expect(await candidates('group', storeName, '--agg', 'argmax(run_name, metrics.val/a')).toEqual([
      'argmax(run_name, metrics.val/acc',
    ])
    expect(await candidates('group', storeName, '--by', 'all ')).toEqual(['all but'])
    expect(await candidates('group', storeName, '--by', 'all but see')).toEqual(['all but seed'])
    expect(await candidates('top', 'ma')).toEqual([])
    expect(await candidates('top', '-e', 'x', 'max(m')).toEqual([])
  })

  test('the default store of a project, and its views', async () => {
    const cwd = mkdtempSync(join(tmpdir(), 'runsheaf-completion-'))
    mkdirSync(join(cwd, 'other'))
    const config = {
      store: join(beside, storeName),
      views: { best: {}, bad: {} },
      aliases: { acc: 'metrics.val/acc', type: 'model.type' },
    }
    writeFileSync(join(cwd, 'runsheaf.config.json'), JSON.stringify(config))
    const asked = async (...words: readonly string[]) =>
      (await cli(['completion', 'fish', '--', ...words], { cwd })).stdout
    expect(await asked('ls', '@be')).toBe('@best\tview\n')
    expect(await asked('top', 'val/a')).toBe('val/acc\n')
    expect(await asked('ls', 'o')).toBe('other/\n')
    expect(await asked('ls', '--columns', 'ac')).toBe('acc\tmetrics.val/acc\n')
    expect(await asked('ls', '--where', 'type = "l')).toBe('type = "lstm"\n')
    expect(await asked('ls', '--where', 'acc is m')).toBe('acc is missing\n')
    expect(await asked('top', 'ac')).toBe('acc\tmetrics.val/acc\n')
    expect(await asked('top', 'ma')).toBe('max(\n')
    expect(await asked('top', 'max(metrics.val/a')).toBe('max(metrics.val/acc\n')
    expect(await asked('history', 'ma')).toBe('')
  })

  test('nothing where there is no such command or store, without complaint', async () => {
    expect(await candidates('nope', '')).toEqual([])
    expect(await candidates('ls', 'nowhere', '-e', '')).toEqual([])
  })
})

describe('the script for bash', () => {
  const hasBash = spawnSync('bash', ['--version']).status === 0

  /** What bash itself offers at the end of each line, of whose last word it takes a part to be the word. */
  function inBash(lines: readonly (readonly [line: string, word: string])[]): string[][] {
    const program = [
      `runsheaf() { ${mainWords.map((one) => `'${one}'`).join(' ')} "$@"; }`,
      'source <(runsheaf completion bash)',
      'while (($#)); do',
      '  COMP_WORDS=("$2") COMP_CWORD=0 COMP_LINE=$1 COMP_POINT=${#1}',
      '  _runsheaf 2>/dev/null',
      '  printf "%s\\n" "${COMPREPLY[@]}" --',
      '  shift 2',
      'done',
    ].join('\n')
    const { stdout } = spawnSync('bash', ['-c', program, 'bash', ...lines.flat()], {
      cwd: beside,
      env: { PATH: process.env.PATH ?? '' },
      encoding: 'utf8',
    })
    return stdout
      .split('--\n')
      .slice(0, -1)
      .map((part) => part.trimEnd().split('\n'))
  }

  test.skipIf(!hasBash)('completes, in quotes and without, and from where bash begins a word anew', () => {
    const completed = inBash([
      ['runsheaf experim', 'experim'],
      [`runsheaf ls ${storeName} -e edge`, 'edge'],
      [`runsheaf ls ${storeName} -w 'model.type = "t`, `'model.type = "t`],
      [`runsheaf ls ${storeName} -w "model.type = `, '"model.type = '],
      [`runsheaf ls ${storeName} --columns metrics.gpu:0`, '0'],
    ])
    expect(completed).toEqual([
      ['experiments'],
      ['edge\\ cases'],
      ['model.type = "transformer"'],
      ['model.type = \\"lstm\\"', 'model.type = \\"transformer\\"'],
      ['0/util'],
    ])
  })
})
