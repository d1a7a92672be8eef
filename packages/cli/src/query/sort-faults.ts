import type { Diagnostic } from '@runsheaf/core/plugin'

/** Faults in an order that does not hang on how they were found: errors first, then by kind, place and message. */
export function sortFaults(faults: readonly Diagnostic[]): Diagnostic[] {
  const place = ({ severity, code, path = '', message }: Diagnostic) => [severity, code, path, message].join('\n')
  const places = new Map(faults.map((fault) => [fault, place(fault)]))
  return faults.toSorted((a, b) => (places.get(a)! < places.get(b)! ? -1 : 1))
}
