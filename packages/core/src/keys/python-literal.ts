import type { ColumnBuilder } from '../columns/builder.ts'

const decimal = /^[-+]?(?:0(?:_?0)*|[1-9](?:_?\d)*)$/
const radix = /^([-+]?)(0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+)$/
const float = /^[-+]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][-+]?\d(?:_?\d)*)?$/

/**
 * Appends what a param's text means as a Python literal, since MLflow writes `str(value)`: integers, floats, `True`,
 * `False`, `None`. Any other text is itself, white space included.
 */
export function pushPythonLiteral(builder: ColumnBuilder, text: string): void {
  const first = text.charCodeAt(0)
  const numeric = first <= 57 && first >= 43
  if (!numeric) {
    if (text === 'True' || text === 'False') builder.bool(text === 'True')
    else if (text === 'None') builder.null()
    else builder.text(text)
  } else if (decimal.test(text)) {
    builder.int(BigInt(text.replaceAll('_', '').replace('+', '')))
  } else if (radix.test(text)) {
    const [, sign, digits] = radix.exec(text)!
    const value = BigInt(digits!.replaceAll('_', ''))
    builder.int(sign === '-' ? -value : value)
  } else if (float.test(text) && /[.eE]/.test(text)) {
    builder.float(Number(text.replaceAll('_', '')))
  } else {
    builder.text(text)
  }
}
