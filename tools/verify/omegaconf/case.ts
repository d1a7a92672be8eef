/** One case of the OmegaConf golden data; the head of the data file explains ops and encodings. */
export interface OmegaconfCase {
  readonly id: string
  readonly op: string
  readonly yaml: string
  readonly key?: string
  readonly from?: string
  readonly env?: Readonly<Record<string, string>>
  readonly options?: {
    readonly nodefault?: boolean
    readonly default?: unknown
    readonly throw_on_missing?: boolean
    readonly throw_on_resolution_failure?: boolean
    readonly merge?: boolean
    readonly force_add?: boolean
  }
  readonly throw_on_missing?: boolean
  readonly resolve?: boolean
  readonly value?: unknown
  readonly expected?: unknown
  readonly error?: string
  readonly error_kind?: string
}

/** What a case gave: a value in the data's encoding, or the code of an error. */
export type Outcome = { readonly value: unknown } | { readonly error: string }

const FIELDS: ReadonlySet<string> = new Set([
  'id',
  'op',
  'yaml',
  'key',
  'from',
  'env',
  'options',
  'throw_on_missing',
  'resolve',
  'value',
  'expected',
  'error',
  'error_kind',
  'message',
  'note',
  'v2_4',
  'v2_2_2',
])

const OPTIONS: ReadonlySet<string> = new Set([
  'nodefault',
  'default',
  'throw_on_missing',
  'throw_on_resolution_failure',
  'merge',
  'force_add',
])

/** Why the case cannot be run as it is written, if it holds something that is not known here. */
export function unknownPart(testCase: OmegaconfCase): string | undefined {
  const field = Object.keys(testCase).find((name) => !FIELDS.has(name))
  if (field) return `field '${field}'`
  const option = Object.keys(testCase.options ?? {}).find((name) => !OPTIONS.has(name))
  if (option) return `option '${option}'`
  return 'expected' in testCase === 'error' in testCase ? 'neither or both of expected and error' : undefined
}
