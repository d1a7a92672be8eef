import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { cliDocument, cliDocumentPath } from '../cli-docs/cli-document.ts'
import type { Check } from './check.ts'

export const cliDocs: Check = {
  name: 'cli-docs',
  about: 'docs/cli.md says of the commands what they declare (npm run docs writes it)',
  async run(root) {
    const path = cliDocumentPath(root)
    const current = await cliDocument(root)
    if (current === readFileSync(path, 'utf8')) return []
    return [{ where: relative(root, path), what: 'is not in step with the commands: npm run docs' }]
  },
}
