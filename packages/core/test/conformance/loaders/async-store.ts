import { RunError, type RunSource } from '../../../src/plugin.ts'

/** A source that can only answer later, run by run, as one would that asks a server, over one that answers at once. */
export function asyncStore(source: RunSource): RunSource {
  return {
    ...source,
    later: true,
    async read(request, sink) {
      const { rows, signal, onProgress } = request
      for (const i of rows.keys()) {
        await Promise.resolve()
        if (signal?.aborted) throw new RunError('ABORTED', 'The reading was aborted.')
        onProgress?.({ done: i + 1, total: rows.length })
      }
      await source.read(request, sink)
    },
    ...(source.histories && {
      async histories(request, sink) {
        await Promise.resolve()
        return source.histories!(request, sink)
      },
    }),
  }
}
