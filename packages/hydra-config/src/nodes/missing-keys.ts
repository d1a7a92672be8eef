import { type Cursor, cursorAt, fullKey, rootCursor } from './cursor.ts'
import { type Config, childrenOf, isContainer, isMissing } from './node.ts'

/**
 * The full keys of all values that are `???`, in the order of the file (`OmegaConf.missing_keys`). Interpolations are not followed.
 *
 * @example
 * missingKeys(parseConfig('a: ???\nb: [1, "???"]\n')) // ['a', 'b[1]']
 */
export function missingKeys(config: Config): string[] {
  const found: string[] = []
  const visit = (parent: Cursor<Config>): void => {
    childrenOf(parent.node).forEach((child, i) => {
      if (isMissing(child)) found.push(fullKey(cursorAt(parent, i)))
      else if (isContainer(child)) visit(cursorAt(parent, i) as Cursor<Config>)
    })
  }
  visit(rootCursor(config))
  return found
}
