import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commandLine, commandNames } from '../../bootstrap/commands.mjs'
import { root } from '../../root.ts'

test('every command is a script of package.json, and every script is a command', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  expect(Object.keys(scripts).sort()).toEqual([...commandNames])
  for (const name of commandNames) expect(scripts[name]).toBe(`node tools/bootstrap.mjs ${name}`)
})

test("the user's arguments are handed on as they are", () => {
  const args = ['ls', 'a \'b\' "c"', '$HOME', '--where', 'x > 1']
  expect(commandLine('/w', 'runsheaf', args)?.slice(-5)).toEqual(args)
})

test.each(['', 'nonsense', 'constructor'])('%j is no command', (name) => {
  expect(commandLine('/w', name, [])).toBeUndefined()
})
