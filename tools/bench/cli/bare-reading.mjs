// node bare-reading.mjs plain|least STORE FOLDER|FILE …: lists a store and reads the files that are named in each run, and all
// below the folders that are (their names end in "/"), in one process: each with readFileSync (plain), or into one buffer that is
// used again (least), which costs less than any program does that keeps what it reads.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'

const [way, root = '', ...parts] = process.argv.slice(2)
const buffer = Buffer.alloc(1 << 18)
const readFile = way === 'plain' ? readFileSync : readIntoBuffer

for (const experiment of foldersIn(root)) {
  readFile(join(experiment, 'meta.yaml'))
  for (const run of foldersIn(experiment)) {
    for (const part of parts) {
      if (part.endsWith('/')) readBelow(join(run, part))
      else readFile(join(run, part))
    }
  }
}

/** @param {string} folder */
function foldersIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name))
}

/** @param {string} folder */
function readBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) readBelow(path)
    else readFile(path)
  }
}

/** @param {string} path */
function readIntoBuffer(path) {
  const file = openSync(path, 'r')
  while (readSync(file, buffer, 0, buffer.length, null) === buffer.length);
  closeSync(file)
}
