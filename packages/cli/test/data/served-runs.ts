import { defineLoader, type PlainRun, type RunSource, sourceFromRecords } from '@runsheaf/core/plugin'

const runs: readonly PlainRun[] = Array.from({ length: 6 }, (_, i) => ({
  info: { runId: `${i}${'0123456789abcdef'.repeat(2).slice(1)}`, runName: `run-${i}`, experimentName: 'served' },
  cfg: { model: { type: i < 3 ? 'lstm' : 'gru' }, seed: i },
  params: { lr: i % 2 === 0 ? '0.1' : '0.01' },
  metrics: i === 5 ? {} : { 'val/acc': 0.5 + i / 100, loss: 1 / (1 + i) },
  tags: { team: 'vision' },
}))

/** A loader of a few runs, whose store is made so by `wrap`. */
export const servedRuns = (wrap: (store: RunSource) => RunSource) =>
  defineLoader({
    name: 'served',
    looksFor: 'anything',
    detect: () => true,
    load: () => wrap(sourceFromRecords(runs)),
    experiments: () => [
      { experimentId: '1', name: 'served', lifecycleStage: 'active', runs: runs.length, location: 'anywhere' },
    ],
  })
