import type { Diagnostic } from '@runsheaf/core/plugin'

/** Faults in an order that does not hang on how they were found: errors first, then by kind, place and message. */
export function sortFaults(faults: readonly Diagnostic[]): Diagnostic[] {
  const sortKey = ({ severity, code, path = '', message }: Diagnostic) => [severity, code, path, message].join('\n')
  const keys = new Map(faults.map((fault) => [fault, sortKey(fault)]))
  return faults.toSorted((a, b) => (keys.get(a)! < keys.get(b)! ? -1 : 1))
}
