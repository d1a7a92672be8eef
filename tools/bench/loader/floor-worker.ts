import { statSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { readEverything } from './floor.ts'

parentPort?.on('message', (paths: readonly string[]) => {
  for (const path of paths) if (statSync(path).isDirectory()) readEverything(path)
  parentPort?.postMessage('done')
})
