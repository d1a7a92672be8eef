/** The three kinds of config that are measured, written as `OmegaConf.to_yaml` writes them. */
export type Shape = 'flat' | 'nested' | 'interpolated'

const random = (seed: number) => {
  let state = seed >>> 0
  return (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
    return (state >>> 8) % below
  }
}

/** `count` configs of one sweep: seed, learning rate, width and name differ from run to run. */
export function sweep(shape: Shape, count: number): Uint8Array[] {
  const next = random(7)
  const encoder = new TextEncoder()
  return Array.from({ length: count }, (_, run) => encoder.encode(`${WRITERS[shape](run, next).join('\n')}\n`))
}

type Writer = (run: number, next: (below: number) => number) => string[]

const common: Writer = (run, next) => [
  `seed: ${run}`,
  `lr: ${next(1000) / 1e6 + 0.000001}`,
  `width: ${2 ** next(10)}`,
  `name: run_${run}_${['resnet', 'transformer', 'lstm'][next(3)]}`,
]

/** 25 lines. */
const flat: Writer = (run, next) => [
  ...common(run, next),
  'batch_size: 32',
  'epochs: 100',
  'model:',
  '  _target_: torch.nn.Transformer',
  '  hidden_size: 512',
  '  num_layers: 6',
  '  dropout: 0.1',
  '  activation: gelu',
  'optimizer:',
  '  name: adamw',
  '  betas:',
  '  - 0.9',
  '  - 0.999',
  '  weight_decay: 1.0e-05',
  'data:',
  '  root: /data/imagenet',
  '  workers: 8',
  "  subset: '10'",
  '  shuffle: true',
  'resume: null',
  'tags: []',
]

/** 120 lines, nested 5 deep. */
const nested: Writer = (run, next) => {
  const lines = common(run, next)
  for (const group of ['model', 'data', 'trainer', 'logger']) {
    lines.push(`${group}:`, `  _target_: package.${group}.Implementation`, '  enabled: true')
    for (const part of ['encoder', 'decoder', 'head']) {
      lines.push(`  ${part}:`, '    layer:', '      attention:', '        heads: 8', '        dropout: 0.1')
      lines.push("        kind: 'on'", '        scale: null', `      width: ${256 + lines.length}`)
    }
    if (group !== 'logger') lines.push('  schedule: cosine', '  warmup: 1000')
  }
  lines.push('resume: null', 'tags: []')
  return lines
}

/** 25 lines, six of them with an interpolation. */
const interpolated: Writer = (run, next) => {
  const lines = flat(run, next)
  lines[3] = 'name: ${model._target_}_${lr}'
  lines[10] = '  dropout: ${optimizer.weight_decay}'
  lines[12] = 'optimizer:'
  lines[17] = '  weight_decay: ${oc.env:WEIGHT_DECAY,1.0e-05}'
  lines[19] = '  root: ${data.subset}/imagenet'
  lines[20] = '  workers: ${..batch_size}'
  lines[23] = 'resume: ${oc.select:data.resume,null}'
  return lines
}

const WRITERS: Readonly<Record<Shape, Writer>> = { flat, nested, interpolated }
