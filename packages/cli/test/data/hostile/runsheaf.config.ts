import { defineLoader, sourceFromRecords } from '@runsheaf/core/plugin'

const escape = '\u001b]0;owned\u0007\u001b[2J'
const diagnostics = [
  { severity: 'warning', code: 'METRIC_LINE_INVALID', message: `A line is ${escape}`, runId: 'a1' },
] as const

/** Runs whose names, config, params, metrics and tags would take a terminal over. */
export default {
  store: '.',
  defaults: { dropout: 0.5 },
  loaders: [
    defineLoader({
      name: 'hostile',
      looksFor: 'anything',
      detect: () => true,
      experiments: (location) => [
        { experimentId: '0', name: `exp${escape}`, lifecycleStage: 'active', runs: 2, location },
      ],
      load: () =>
        sourceFromRecords(
          [
            {
              info: { runId: `a1${escape}`, runName: `line\nbreak\ttab${escape}`, experimentName: `exp${escape}` },
              cfg: { [`key${escape}`]: `value${escape}`, note: '=cmd()', seed: 1 },
              params: { [`p${escape}`]: escape },
              metrics: { [`m${escape}`]: 1 },
              tags: { [`t${escape}`]: escape },
            },
            {
              info: { runId: 'b2', runName: '\u202egnp.exe\u2028日本 ☕ é', experimentName: `exp${escape}` },
              cfg: { [`key${escape}`]: 'other', note: '-1', seed: 2 },
              metrics: { [`m${escape}`]: 2 },
            },
          ],
          diagnostics,
        ),
    }),
  ],
}
