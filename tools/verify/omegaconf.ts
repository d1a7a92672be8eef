import { readFileSync } from 'node:fs'
import type { Config } from '@runsheaf/hydra-config'
import { parseFast } from '../../packages/hydra-config/src/fast/parse-fast.ts'
import { parseGeneral } from '../../packages/hydra-config/src/parse-config.ts'
import { type OmegaconfCase, type Outcome, unknownPart } from './omegaconf/case.ts'
import { sameEncoded } from './omegaconf/encode.ts'
import { runCase } from './omegaconf/run-case.ts'

export interface FailedCase {
  readonly id: string
  readonly expected: unknown
  readonly found: unknown
}

export interface VerifyResult {
  readonly passed: number
  readonly failed: readonly FailedCase[]
}

/** A case in which we differ on purpose: our answer (a value, or the code of an error), and why. */
export interface Difference {
  readonly id: string
  readonly found: Outcome
  readonly reason: string
}

/** Runs a file of OmegaConf cases; differences on purpose are those of `omegaconf.differences.json`. */
export async function verify(path: string): Promise<VerifyResult> {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly OmegaconfCase[] }
  const differences = JSON.parse(
    readFileSync(new URL('./omegaconf.differences.json', import.meta.url), 'utf8'),
  ) as readonly Difference[]
  return verifyCases(cases, differences)
}

/** Runs cases over the fast and the general way of reading; both must give what the case expects. */
export function verifyCases(cases: readonly OmegaconfCase[], differences: readonly Difference[]): VerifyResult {
  const onPurpose = new Map(differences.map((difference) => [difference.id, difference]))
  const failed = cases.flatMap((testCase) => failureOf(testCase, onPurpose.get(testCase.id)) ?? [])
  return { passed: cases.length - failed.length, failed }
}

function failureOf(testCase: OmegaconfCase, difference: Difference | undefined): FailedCase | undefined {
  const { id } = testCase
  const unknown = unknownPart(testCase)
  if (unknown) return { id, expected: 'a case that is understood', found: `unknown ${unknown}` }
  const expected = 'error' in testCase ? { error: testCase.error } : { value: testCase.expected }
  for (const [way, parse] of Object.entries(WAYS)) {
    const found = runCase(testCase, parse)
    if (!found) return { id, expected, found: `unknown op '${testCase.op}'` }
    const asExpected = meets(testCase, found)
    if (!difference && !asExpected) return { id, expected, found: { way, ...found } }
    if (!difference) continue
    if (asExpected) return { id, expected: 'a difference on purpose', found: { way, ...found } }
    if (!sameEncoded(found, difference.found)) return { id, expected: difference.found, found: { way, ...found } }
  }
  return undefined
}

const WAYS: Readonly<Record<string, (yaml: string) => Config>> = {
  general: parseGeneral,
  fast: (yaml) => parseFast(new TextEncoder().encode(yaml)) ?? parseGeneral(yaml),
}

function meets({ expected, error, error_kind }: OmegaconfCase, found: Outcome): boolean {
  if (error === undefined) return 'value' in found && sameEncoded(found.value, expected)
  if (!('error' in found)) return false
  return error_kind === 'python-leak' || (CODES[error] ?? []).includes(found.error)
}

/** Our codes for the classes of Python. */
const CODES: Readonly<Record<string, readonly string[]>> = {
  ScannerError: ['YAML_SYNTAX'],
  ParserError: ['YAML_SYNTAX'],
  ReaderError: ['YAML_SYNTAX'],
  ComposerError: ['YAML_SYNTAX'],
  ConstructorError: ['YAML_VALUE', 'DUPLICATE_KEY'],
  OSError: ['NOT_A_CONFIG'],
  UnsupportedValueType: ['UNSUPPORTED_VALUE'],
  KeyValidationError: ['KEY_VALIDATION'],
  GrammarParseError: ['GRAMMAR'],
  InterpolationKeyError: ['INTERPOLATION_KEY'],
  InterpolationToMissingValueError: ['INTERPOLATION_TO_MISSING'],
  InterpolationResolutionError: ['INTERPOLATION_RESOLUTION'],
  UnsupportedInterpolationType: ['UNSUPPORTED_INTERPOLATION'],
  MissingMandatoryValue: ['MISSING_VALUE'],
  ConfigKeyError: ['CONFIG_KEY'],
  ConfigTypeError: ['CONFIG_TYPE'],
  ConfigIndexError: ['CONFIG_INDEX'],
  AttributeError: ['NO_SUCH_KEY'],
}
