import { test } from 'vitest'
import { fromArrowIPC, toArrowIPC } from '../../src/arrow.ts'
import { describeFrameBackend } from '../../src/conformance.ts'
import { columnTable } from '../../src/index.ts'
import { defineFrameBackend, type FrameKind } from '../../src/plugin.ts'

interface ArrowKind extends FrameKind {
  readonly type: Uint8Array
}

const arrow = (name: string, options: Parameters<typeof toArrowIPC>[1]) =>
  defineFrameBackend<ArrowKind>({
    name,
    fromColumns: (columns) => toArrowIPC(columns, options),
    toColumns: fromArrowIPC,
  })

describeFrameBackend({ test, backend: columnTable })
describeFrameBackend({ test, backend: arrow('an Arrow stream', {}) })
describeFrameBackend({ test, backend: arrow('an Arrow file', { format: 'file' }) })
describeFrameBackend({ test, backend: arrow('an Arrow stream with views', { text: 'views', times: 'naive' }) })
