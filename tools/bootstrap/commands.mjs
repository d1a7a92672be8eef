import { join } from 'node:path'

/** Commands that are TypeScript programs of this workspace, run from the sources. */
const programs = {
  demo: 'tools/demo/main.ts',
  examples: 'tools/examples/main.ts',
  test: 'tools/test-run/main.ts',
  check: 'tools/checks/main.ts',
  verify: 'tools/verify/main.ts',
  bench: 'tools/bench/main.ts',
  docs: 'tools/cli-docs/main.ts',
  runsheaf: 'tools/runsheaf/main.ts',
}

/** Commands that are tools from node_modules, with their first arguments. */
const tools = {
  build: ['nx/dist/bin/nx.js', 'run-many', '-t', 'build'],
  format: ['@biomejs/biome/bin/biome', 'check', '--write'],
}

/** Every command, in alphabetical order. */
export const commandNames = [...Object.keys(programs), ...Object.keys(tools)].sort()

/**
 * The arguments for Node that run a command, or undefined if there is no such command.
 *
 * @param {string} root the checkout
 * @param {string} name
 * @param {string[]} args the user's own
 */
export function commandLine(root, name, args) {
  if (Object.hasOwn(programs, name)) {
    return [
      '--conditions=@runsheaf/source',
      '--disable-warning=ExperimentalWarning',
      join(root, programs[name]),
      ...args,
    ]
  }
  if (!Object.hasOwn(tools, name)) return undefined
  const [script, ...first] = tools[name]
  return [join(root, 'node_modules', script), ...first, ...args]
}
