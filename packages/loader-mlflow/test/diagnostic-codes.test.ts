import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('..', import.meta.url))

test('the README names every code of a diagnostic, and no other', () => {
  const source = join(folder, 'src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const text = files.map((name) => readFileSync(join(source, name), 'utf8')).join('\n')
  const kinds = /'((?:RUN|EXPERIMENT|METRIC|MODEL|TEXT|INPUT|FILE|LINK|FOLDER|CONFIG)_[A-Z0-9_]+)'/g
  const used = new Set(Array.from(text.matchAll(kinds), ([, code]) => code))
  used.delete('EXPERIMENT_NOT_FOUND')
  const readme = readFileSync(join(folder, 'README.md'), 'utf8')
  const table = readme.slice(readme.indexOf('| codes |'), readme.indexOf('**Configs**'))
  const named = new Set(Array.from(table.matchAll(/`([A-Z0-9_]+)`/g), ([, code]) => code))
  expect([...named].toSorted()).toEqual([...used].toSorted())
})
