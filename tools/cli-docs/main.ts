// npm run docs: writes what docs/cli.md says of the commands anew, from their declarations.
import { writeFileSync } from 'node:fs'
import { root } from '../root.ts'
import { cliDocument, cliDocumentPath } from './cli-document.ts'

writeFileSync(cliDocumentPath(root), await cliDocument(root))
