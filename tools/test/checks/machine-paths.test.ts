import { expect, test } from 'vitest'
import { pathProblems } from '../../checks/machine-paths.ts'
import { folderOf } from '../folder.ts'

test('folders of a machine and hosts of registries are found with their line', () => {
  const files = {
    'a.md': `fine\nsee ${['', 'root', 'x'].join('/')}\n`,
    'b.ts': `const host = 'https://registry.${'npmjs'}.org'\n`,
    'c.ts': "const path = 'network/rooted'\n",
    'p/test/data/d.json': `"${['', 'tmp', 'x'].join('/')}"`,
  }
  expect(pathProblems(folderOf(files), Object.keys(files)).map(({ where }) => where)).toEqual(['a.md:2', 'b.ts:1'])
})
