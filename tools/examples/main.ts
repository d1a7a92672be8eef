// npm run examples [-- NAME …]: runs the projects below examples/ on the example store, as a user would.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { exampleStore } from '../example-store.ts'
import { root } from '../root.ts'
import { runNode } from '../run-node.ts'

const folder = join(root, 'examples')
const examples = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'main.ts')))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !examples.includes(name))
if (unknown.length > 0) {
  console.error(`there is no example ${unknown.join(', ')}; there is ${examples.join(', ')}`)
  process.exitCode = 1
} else {
  await runAll(asked.length > 0 ? asked : examples)
}

async function runAll(names: readonly string[]): Promise<void> {
  const store = await exampleStore(root)
  let passed = 0
  for (const name of names) {
    const { ok, stdout, output } = runNode(['--conditions=@runsheaf/source', 'main.ts', store], join(folder, name))
    const fine = ok && stdout.trim() !== ''
    console.log(`── examples/${name}\n\n${output.trimEnd()}\n`)
    if (!fine) console.log(`FAIL examples/${name} ${ok ? 'prints nothing' : 'ends with an error'}\n`)
    if (fine) passed++
  }
  console.log(`${passed} passed, ${names.length - passed} failed`)
  process.exitCode = passed < names.length ? 1 : 0
}
