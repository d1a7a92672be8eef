import { test } from 'node:test'
import { describeFrameBackend, describeLoader } from '@runsheaf/core/conformance'
import { csv, rows } from '../src/index.ts'
import { writeStore } from './write-store.ts'

describeLoader({ test, loader: csv, writeStore })
describeFrameBackend({ test, backend: rows })
