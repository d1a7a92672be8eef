import type { ColumnBuilder } from '../columns/builder.ts'

const integer = /^([-+]?)(0(?:_?0)*|[1-9](?:_?\d)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)$/i
const float = /^[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:e[-+]?\d(?:_?\d)*)?$/i

/**
 * Appends what a param's text means as a Python literal, since MLflow writes `str(value)`: integers, floats, `True`,
 * `False`, `None`. Any other text is itself, white space included.
 */
export function pushPythonLiteral(builder: ColumnBuilder, text: string): void {
  // Most texts begin with a letter, and are spared two regular expressions.
  const first = text.charCodeAt(0)
  const numeric = first <= 57 && first >= 43
  const [, sign, digits] = (numeric && integer.exec(text)) || []
  if (digits) {
    const value = BigInt(digits.replaceAll('_', ''))
    builder.int(sign === '-' ? -value : value)
  } else if (numeric && float.test(text) && /[.e]/i.test(text)) {
    builder.float(Number(text.replaceAll('_', '')))
  } else if (text === 'True' || text === 'False') builder.bool(text === 'True')
  else if (text === 'None') builder.null()
  else builder.text(text)
}
