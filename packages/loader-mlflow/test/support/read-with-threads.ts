// Reads every file of a folder on three threads, says how many, and leaves it to Node when to end.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readEach } from '../../src/files/reading.ts'
import { nodeFiles } from '../../src/index.ts'
import { threadedFiles } from '../../src/threads/threaded-files.ts'

const folder = process.argv[2]!
const paths = readdirSync(folder).map((name) => join(folder, name))
let count = 0
readEach(threadedFiles(nodeFiles(), 3, { asking: 0, starting: 0 }), paths, (files, path) =>
  files.read(path, (_, end) => {
    count += Number(end)
  }),
)
process.stdout.write(String(count))
