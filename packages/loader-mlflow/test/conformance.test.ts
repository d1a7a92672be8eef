import { describeLoader } from '@runsheaf/core/conformance'
import { test } from 'vitest'
import { mlflow } from '../src/index.ts'
import { writeSamples } from './support/write-samples.ts'

describeLoader({ test, loader: mlflow(), writeStore: writeSamples })
