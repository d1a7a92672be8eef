/** The least and the greatest of some numbers; both 0 where there are none. */
export function extentOf(values: Float64Array | Int32Array): readonly [least: number, greatest: number] {
  let [least, greatest] = [values[0] ?? 0, values[0] ?? 0]
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < least) least = value
    else if (value > greatest) greatest = value
  }
  return [least, greatest]
}
