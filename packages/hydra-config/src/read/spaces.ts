/** Drops spaces (no other blanks) at the end, in linear time. */
export function trimSpacesEnd(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === ' ') end--
  return text.slice(0, end)
}

/** Drops spaces (no other blanks) at the start. */
export function trimSpacesStart(text: string): string {
  let start = 0
  while (text[start] === ' ') start++
  return text.slice(start)
}
