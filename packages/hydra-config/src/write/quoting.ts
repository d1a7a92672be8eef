import { typedScalar } from '../read/scalars/scalar.ts'

const TIMESTAMP =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/
const PYTHON_INT = /^\s*[-+]?\d+(?:_\d+)*\s*$/
const PYTHON_FLOAT =
  /^\s*[-+]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+(?:_\d+)*)?|inf|infinity|nan)\s*$/i
const BOOLS = /^(?:y|Y|n|N)$/

/** Texts that OmegaConf's dumper puts in single quotes itself: what Python or YAML 1.1 takes for a number or a boolean. */
export const isQuotedByOmegaconf = (text: string): boolean =>
  PYTHON_INT.test(text) || PYTHON_FLOAT.test(text) || BOOLS.test(text) || kindOf(text) === 'bool'

/** Whether PyYAML reads the unquoted text as a string (dates included, which OmegaConf's loader leaves alone). */
export const readsAsText = (text: string): boolean =>
  kindOf(text) === undefined && text !== '=' && text !== '<<' && !TIMESTAMP.test(text)

function kindOf(text: string): string | undefined {
  try {
    return typedScalar(text)?.kind
  } catch {
    return 'int'
  }
}
