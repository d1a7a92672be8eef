import { readFileSync } from 'node:fs'
import type { Config } from '@runsheaf/hydra-config'
import { parseFast } from '../../packages/hydra-config/src/read/fast/parse-fast.ts'
import { parseGeneral } from '../../packages/hydra-config/src/read/parse-config.ts'
import { type OmegaconfCase, type Outcome, unknownPart } from './omegaconf/case.ts'
import { sameEncoded } from './omegaconf/encode.ts'
import { runCase } from './omegaconf/run-case.ts'
import { type Judged, judge, type OnPurpose } from './on-purpose.ts'
import type { VerifyResult } from './result.ts'

/** Runs a file of OmegaConf cases; differences on purpose are those of `omegaconf.differences.json`. */
export async function verify(path: string): Promise<VerifyResult> {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly OmegaconfCase[] }
  const differences = JSON.parse(
    readFileSync(new URL('./omegaconf.differences.json', import.meta.url), 'utf8'),
  ) as readonly OnPurpose[]
  return verifyCases(cases, differences)
}

/** Runs cases with the fast and the general parser; both must give what the case expects. */
export function verifyCases(cases: readonly OmegaconfCase[], differences: readonly OnPurpose[]): VerifyResult {
  return judge(cases.map(judged), differences)
}

function judged(testCase: OmegaconfCase): Judged {
  const { id } = testCase
  const expected = 'error' in testCase ? { error: testCase.error } : { value: testCase.expected }
  const unknown = unknownPart(testCase)
  if (unknown) return { id, expected, found: `unknown ${unknown}`, agrees: false }
  const general = runCase(testCase, parseGeneral)
  const fast = runCase(testCase, parseFastFirst)
  if (!general || !fast) return { id, expected, found: `unknown op '${testCase.op}'`, agrees: false }
  const found = sameEncoded(general, fast) ? general : { general, fast }
  return { id, expected, found, agrees: meets(testCase, general) && meets(testCase, fast) }
}

const parseFastFirst = (yaml: string): Config => parseFast(new TextEncoder().encode(yaml)) ?? parseGeneral(yaml)

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
