// npm run runsheaf -- ARGUMENTS: the command line from its sources, with the example store unpacked beforehand.
import { exampleStore } from '../example-store.ts'
import { root } from '../root.ts'

await exampleStore(root)
await import('../../packages/cli/src/main.ts')
