import { expect, test } from 'vitest'
import { root } from '../../root.ts'
import { runNx } from '../../run-nx.ts'
import { projects } from '../../workspace.ts'

test('a release gives every package the one version, also where they name each other', () => {
  const { ok, output } = runNx(['release', 'version', '9.8.7', '--dry-run'], root)
  expect(ok, output).toBe(true)
  const all = projects(root).map(({ manifest }) => manifest)
  const named = all.flatMap((manifest) => {
    const collections = [manifest.dependencies, manifest.devDependencies, manifest.peerDependencies]
    return collections.flatMap((names) => all.filter(({ name }) => names?.[name]))
  })
  const written = [...output.matchAll(/^\+ +"([^"]+)": "9\.8\.7"/gm)].map(([, key]) => key)
  expect(written.filter((key) => key === 'version')).toHaveLength(all.length)
  expect(written.filter((key) => key !== 'version').sort()).toEqual(named.map(({ name }) => name).sort())
})
