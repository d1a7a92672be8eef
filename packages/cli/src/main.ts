import { processContext } from './context.ts'
import { run } from './program.ts'

/** A reader that goes away, as `| head` does, is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await run(process.argv.slice(2), processContext(process))
