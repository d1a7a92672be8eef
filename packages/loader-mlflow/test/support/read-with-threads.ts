// Reads every file of a folder on three threads, says how many, and leaves it to Node when to end.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { nodeFiles } from '../../src/index.ts'
import { threadedFiles } from '../../src/threads/threaded-files.ts'

const folder = process.argv[2]!
const paths = readdirSync(folder).map((name) => join(folder, name))
let count = 0
threadedFiles(nodeFiles(), 3).each!(paths, (i, files) =>
  files.read(paths[i]!, (_, end) => {
    count += Number(end)
  }),
)
process.stdout.write(String(count))
