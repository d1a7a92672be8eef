import { isTypeNamed } from './steps/frame.ts'

/** Whether what was found, encoded, is what the golden data expects: by value and, where it is known, by kind of number. */
export function agree(expected: unknown, found: unknown): boolean {
  if (isForm(expected, 'error')) return isForm(found, 'error')
  if (typeof expected === 'number' || isForm(expected, '$float') || isForm(expected, '$int'))
    return sameNumber(expected, found)
  if (Array.isArray(expected)) {
    return (
      Array.isArray(found) && found.length === expected.length && expected.every((item, i) => agree(item, found[i]))
    )
  }
  if (typeof expected === 'string' && isForm(found, '$dtype')) return isTypeNamed(found.$dtype, expected)
  if (typeof expected !== 'object' || expected === null) return Object.is(expected, found)
  const [[form = '', content] = []] = Object.entries(expected)
  const judgeForm = form.startsWith('$') ? forms[form] : undefined
  return judgeForm ? judgeForm(content, found) : sameMap(Object.entries(expected), found)
}

const forms: Readonly<Record<string, (content: any, found: unknown) => boolean>> = {
  $tuple: agree,
  $set: (items, found) => agree(items, found),
  $path: (path, found) => isForm(found, '$path') && found.$path === path,
  $run: (id, found) => isForm(found, '$run') && found.$run === id,
  $runs: (ids, found) => isForm(found, '$runs') && agree(ids, found.$runs),
  $groups: (groups, found) => isForm(found, '$groups') && sameGroups(groups, found.$groups),
  $frame: (frame, found) => isForm(found, '$frame') && sameFrame(frame, found.$frame),
  $series: (series, found) =>
    isForm(found, '$series') ? sameColumn(series, found.$series) : agree(series.values, found),
  $array: (array, found) => agree(array.values, isForm(found, '$array') ? numbersOf(found.$array as unknown[]) : found),
  $map: (entries, found) => (isForm(found, '$map') ? agree(entries, found.$map) : sameMap(entries, found)),
  $impl: (name, found) => isForm(found, '$impl') && found.$impl === name,
  $info: (info, found) => isForm(found, '$info') && agree(info, found.$info),
  $callable: (_, found) => isForm(found, '$callable'),
  $missing: () => false,
}

function isForm<F extends string>(value: unknown, form: F): value is Record<F, any> {
  return typeof value === 'object' && value !== null && form in value
}

/** A float is no integer where kinds are known; `$number` is of either kind. */
function sameNumber(expected: unknown, found: unknown): boolean {
  const isFloat = isForm(expected, '$float') || (typeof expected === 'number' && !Number.isInteger(expected))
  if (isForm(found, '$number')) return Object.is(Number(contentOf(expected)), Number(found.$number))
  const foundFloat = isForm(found, '$float') || (typeof found === 'number' && !Number.isInteger(found))
  if (typeof found !== 'number' && !isForm(found, '$float') && !isForm(found, '$int')) return false
  if (isFloat !== foundFloat) return false
  return isFloat
    ? Object.is(Number(contentOf(expected)), Number(contentOf(found)))
    : String(contentOf(expected)) === String(contentOf(found))
}

function contentOf(value: unknown): unknown {
  if (isForm(value, '$int')) return value.$int
  if (!isForm(value, '$float')) return value
  return value.$float === 'inf' ? Infinity : value.$float === '-inf' ? -Infinity : value.$float
}

/** A typed array of ours has one kind of number. */
const numbersOf = (values: readonly unknown[]) => values.map((value) => ({ $number: Number(contentOf(value)) }))

function sameMap(entries: readonly (readonly [unknown, unknown])[], found: unknown): boolean {
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return false
  if (isForm(found, '$map')) return agree(entries, found.$map)
  const names = Object.keys(found)
  return (
    names.length === entries.length &&
    entries.every(
      ([name, item]) =>
        Object.hasOwn(found, String(name)) && agree(item, (found as Record<string, unknown>)[String(name)]),
    )
  )
}

interface Groups {
  readonly by: readonly string[]
  readonly groups: readonly (readonly [key: unknown, ids: readonly string[]])[]
}

function sameGroups(expected: Groups, found: Groups): boolean {
  return (
    agree(expected.by, found.by) &&
    expected.groups.length === found.groups.length &&
    expected.groups.every(([key, ids], i) => agree(key, found.groups[i]![0]) && agree(ids, found.groups[i]![1]))
  )
}

interface FrameForm {
  readonly height: number
  readonly columns: readonly ColumnForm[]
}

interface ColumnForm {
  readonly name: string
  readonly values: readonly unknown[]
}

function sameFrame(expected: FrameForm, found: FrameForm): boolean {
  return (
    expected.height === found.height &&
    expected.columns.length === found.columns.length &&
    expected.columns.every((column, i) => sameColumn(column, found.columns[i]!))
  )
}

function sameColumn(expected: ColumnForm, found: ColumnForm): boolean {
  return expected.name === found.name && agree(expected.values, found.values)
}
