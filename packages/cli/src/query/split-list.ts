/**
 * The items of a list as it is typed, at commas outside of parentheses, quotes and backticks.
 *
 * @example
 * splitList('model.type, argmax(run_id, metrics.acc)') // ['model.type', 'argmax(run_id, metrics.acc)']
 */
export function splitList(text: string): string[] {
  const items: string[] = []
  let depth = 0
  let quote = ''
  let item = ''
  for (const char of text) {
    if (quote) quote = char === quote ? '' : quote
    else if (char === '`' || char === "'" || char === '"') quote = char
    else if (char === '(') depth++
    else if (char === ')') depth--
    if (char === ',' && depth === 0 && !quote) {
      items.push(item)
      item = ''
    } else {
      item += char
    }
  }
  return [...items, item].map((one) => one.trim()).filter((one) => one !== '')
}
