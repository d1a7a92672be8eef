import { type Cursor, fullKey, rootCursor } from './cursor.ts'
import { type Config, isContainer, isMissing } from './node.ts'

/**
 * The full keys of all values that are `???`, in the order of the file (`OmegaConf.missing_keys`). Interpolations are not followed.
 *
 * @example
 * missingKeys(parseConfig('a: ???\nb: [1, "???"]\n')) // ['a', 'b[1]']
 */
export function missingKeys(config: Config): string[] {
  const found: string[] = []
  const visit = (parent: Cursor<Config>): void => {
    const { node } = parent
    const children = node.kind === 'map' ? node.values : node.items
    children.forEach((child, i) => {
      const cursor = { node: child, parent, key: node.kind === 'map' ? node.keys[i] : i }
      if (isMissing(child)) found.push(fullKey(cursor))
      else if (isContainer(child)) visit(cursor as Cursor<Config>)
    })
  }
  visit(rootCursor(config))
  return found
}
