#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that one that is too old is told so.
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 22 || (major === 22 && minor >= 18)) {
  // Kept compiled between calls, modules load in a third of the time.
  import('node:module').then(({ enableCompileCache }) => {
    enableCompileCache()
    return import('../dist/main.js')
  })
} else {
  console.error(`runsheaf: needs Node 22.18 or later, not ${process.versions.node}`)
  process.exitCode = 2
}
