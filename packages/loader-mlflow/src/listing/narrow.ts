import { type Filter, infoNames, type Key, keysOf } from '@runsheaf/core/plugin'

/**
 * The values that a key may have in a run, as far as is known before its meta.yaml is opened: `undefined` among them
 * stands for a run without the key, and in place of them says that nothing is known.
 */
export type Known = (key: Key) => readonly (string | undefined)[] | undefined

type Outcome = boolean | undefined

/**
 * The filter, if it can tell of a run by itself whether it passes: it asks for nothing but the info and exact keys. What
 * other keys mean hangs on the other runs of the store (a prefix that finds nothing in any of them falls through to the
 * config, a name that none has is an error), so that none may be left out.
 */
export function filterOfRuns(where: Filter | undefined): Filter | undefined {
  return where && keysOf(where)?.every(isOfRun) ? where : undefined
}

function isOfRun({ facet, path, exact }: Key): boolean {
  return facet === 'info' ? infoNames.includes(path[0] ?? '') : exact === true
}

/** Whether what is known of a run decides if it passes: whichever of the possible values it has. Else `undefined`. */
export function outcomeOf(filter: Filter, known: Known): Outcome {
  switch (filter.kind) {
    case 'and':
      return conjunction(filter.filters.map((part) => outcomeOf(part, known)))
    case 'or':
      return inverse(conjunction(filter.filters.map((part) => inverse(outcomeOf(part, known)))))
    case 'not':
      return inverse(outcomeOf(filter.filter, known))
    case 'runTest':
      return undefined
    default:
      return outcomeOfCondition(filter, known)
  }
}

/**
 * The ids by which the filter asks for single runs; `undefined` where it asks for runs by less than their whole ids, as by
 * the beginning. A program that takes folders to be called by the ids of their runs says so by an exact key.
 */
export function idsIn(filter: Filter): readonly string[] | undefined {
  if (filter.kind === 'and' || filter.kind === 'or') {
    const parts = filter.filters.map(idsIn)
    return parts.includes(undefined) ? undefined : parts.flatMap((ids) => ids ?? [])
  }
  if (!keysOf(filter)?.some(isGuessedId)) return []
  const isMembership = filter.kind === 'in' || filter.kind === 'compare'
  const ids = isMembership && !isNegated(filter) ? textsOf(filter) : []
  return ids.length > 0 ? ids : undefined
}

/** Whether a key is the id of runs, which only the names of their folders tell without a look at their meta.yaml. */
const isGuessedId = ({ facet, path, exact }: Key) => facet === 'info' && path[0] === 'run_id' && !exact

function conjunction(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes(false)) return false
  return outcomes.includes(undefined) ? undefined : true
}

const inverse = (outcome: Outcome): Outcome => (outcome === undefined ? undefined : !outcome)

type Condition = Exclude<Filter, { kind: 'and' | 'or' | 'not' | 'runTest' }>

function outcomeOfCondition(condition: Condition, known: Known): Outcome {
  const test = testOf(condition)
  const outcomes = test && known(condition.key)?.map(test)
  if (!outcomes) return undefined
  return outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0] : undefined
}

/** What a condition says of a text, or of its lack; nothing of conditions that may mean something else than the text. */
function testOf(condition: Condition): ((text: string | undefined) => boolean) | undefined {
  switch (condition.kind) {
    case 'compare':
    case 'in': {
      const texts = textsOf(condition)
      const among = !isNegated(condition)
      return texts.length > 0 ? (text) => text !== undefined && texts.includes(text) === among : undefined
    }
    case 'like':
    case 'matches':
      return (text) => text !== undefined && condition.pattern.test(text)
    case 'is':
      return (text) => (text === undefined) !== (condition.state === 'present')
    default:
      return undefined
  }
}

type Membership = Extract<Condition, { kind: 'compare' | 'in' }>

const isNegated = (condition: Membership) => (condition.kind === 'in' ? condition.negated : condition.operator === '!=')

/** The texts that a value is compared with, of which it must be one, or none; nothing where not all are texts. */
function textsOf(condition: Membership): readonly string[] {
  const isOrdered = condition.kind === 'compare' && !['=', '!='].includes(condition.operator)
  if (isOrdered || ('fallback' in condition && condition.fallback !== undefined)) return []
  const values = condition.kind === 'in' ? condition.values : [condition.value]
  const texts = values.filter((value) => typeof value === 'string')
  return texts.length === values.length ? texts : []
}
