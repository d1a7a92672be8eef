import { describeFrameBackend } from '@runsheaf/core/conformance'
import { test } from 'vitest'
import { polars } from '../src/index.ts'

describeFrameBackend({ test, backend: polars })
describeFrameBackend({ test, backend: polars({ strings: 'categorical' }) })
