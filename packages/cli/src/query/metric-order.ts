/** Whether a metric is better when it is smaller, as far as its name tells. */
export function isLoss(key: string): boolean {
  return /loss|err|nll|perplexity|ppl|(^|[\W_])(mse|mae|rmse|wer|cer|fid|kl|bpc|bpb)($|[\W_])/i.test(nameOf(key))
}

/** The metrics that tell most first: what was measured on data held back, then what was in training, then the rest. */
export function byImportance(keys: readonly string[]): string[] {
  return keys
    .map((key, i) => ({ key, i, score: score(nameOf(key)) }))
    .sort((a, b) => a.score - b.score || a.i - b.i)
    .map(({ key }) => key)
}

function score(name: string): number {
  const quality = /acc|f1|auc|bleu|rouge|score|precision|recall|reward|return|iou|map|r2/i.test(name)
  const heldBack = /(^|[\W_])(val|valid|validation|test|eval|dev)($|[\W_])/i.test(name)
  const training = /loss|err/i.test(name) || quality
  const machinery = /(^|[\W_])(lr|learning.?rate|grad|norm|epoch|step|time|memory|gpu|cpu|system)($|[\W_])/i.test(name)
  return (heldBack ? 0 : 2) + (quality ? 0 : 1) + (training ? 0 : 1) + (machinery ? 4 : 0)
}

const nameOf = (key: string) => key.replace(/^metrics\./, '')
