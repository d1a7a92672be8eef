import { describeFrameBackend } from '@runsheaf/core/conformance'
import { test } from 'vitest'
import { arquero } from '../src/index.ts'

describeFrameBackend({ test, backend: arquero })
