import type { Difference, RunDiff } from '@runsheaf/core'

/** A comparison without the params that only say again what the config says. */
export function withoutMirrors({ differences, equal }: RunDiff): RunDiff {
  const config = differences.filter(({ facet }) => facet === 'cfg')
  const mirrors = (param: Difference) =>
    config.some((one) => isNamedAlike(param.key, one.key) && hasSameValues(param, one))
  return { differences: differences.filter((one) => one.facet !== 'params' || !mirrors(one)), equal }
}

/** Trackers join the names of a config in many ways, or keep only the last. */
function isNamedAlike(param: string, key: string): boolean {
  const name = param.replace(/^params\./, '').replace(/\/|__/g, '.')
  return name === key || key.endsWith(`.${name}`)
}

/** As far as both are there: a param may have been logged for some of the runs only. */
function hasSameValues(param: Difference, key: Difference): boolean {
  return param.values.every((value, i) => {
    return (
      value === undefined || JSON.stringify(value) === JSON.stringify(key.values[i]) || String(value).includes('${')
    )
  })
}
