/** A position counted from the end if it is negative; `undefined` where a list of this length has nothing there. */
export function positionIn(length: number, index: number): number | undefined {
  const at = index < 0 ? index + length : index
  return Number.isInteger(at) && at >= 0 && at < length ? at : undefined
}
