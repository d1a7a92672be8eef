import type { Diagnostic } from '../contract/diagnostics.ts'
import type { FacetKey, ReadRequest, RunSink, RunSource } from '../contract/run-source.ts'
import type { RunStore } from '../memory/run-store.ts'
import { deliver, readablesOf } from './deliver.ts'

/** Configs in the place of a store's own. */
export interface LayerConfigs {
  /** Answers the part of a request that asks for configs. */
  deliver(request: ReadRequest, sink: RunSink): void
  /** Reads what that takes, where the asker can wait. */
  readAhead(request: ReadRequest): Promise<void>
}

interface LayerOptions {
  readonly configs: LayerConfigs
  readonly updated?: RunSource['updated']
  readonly diagnostics?: () => readonly Diagnostic[]
}

/** The runs of a store with other configs, as a source. */
export function layeredSource(below: RunStore, { configs, updated, diagnostics }: LayerOptions): RunSource {
  const answer = (request: ReadRequest, sink: RunSink) => {
    configs.deliver(partOf(request, true), sink)
    deliver(below, partOf(request, false), sink)
  }
  const answerLater = async (request: ReadRequest, sink: RunSink) => {
    await configs.readAhead(partOf(request, true))
    await below.read(readablesOf(partOf(request, false)), request.rows, request)
    answer(request, sink)
  }
  return {
    length: below.all.length,
    get diagnostics() {
      return diagnostics?.() ?? below.diagnostics
    },
    info: (row) => below.info(row),
    read: (request, sink) => (request.mayWait ? answerLater(request, sink) : answer(request, sink)),
    histories: ({ metrics, rows, ...options }) => below.histories(metrics, rows, options),
    artifacts: (row) => below.artifacts(row),
    ...(updated && { updated }),
    close: () => below.close(),
  }
}

/** What of a request is about configs, or about everything else. */
function partOf(request: ReadRequest, ofConfigs: boolean): ReadRequest {
  const isPart = (facet: FacetKey['facet']) => (facet === 'cfg') === ofConfigs
  return {
    ...request,
    keys: request.keys.filter(({ facet }) => isPart(facet)),
    names: request.names.filter(isPart),
    facets: request.facets.filter(isPart),
  }
}
