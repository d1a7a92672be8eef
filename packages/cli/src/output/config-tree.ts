import { displayWidth, shorten } from '@runsheaf/core/text'
import { type ConfigNode, isMissing, pythonText, type ScalarNode } from '@runsheaf/hydra-config'
import type { ConfigLine } from '../query/config-lines.ts'
import { exactNumber } from '../render/numbers.ts'
import { padText } from '../render/pad-text.ts'
import { safeText } from '../render/safe-text.ts'
import type { Output } from './output.ts'

const indent = 2

/** Notes stand below each other, unless a value is longer than this. */
const widestBeforeNote = 16

/** A config as a tree: names to the left, values to the right, where a value comes from beside it. */
export function configTree(lines: readonly ConfigLine[], width: number, { glyphs, style }: Output): string[] {
  const names = lines.map(({ path }) => ' '.repeat(indent * path.length) + safeText(path.at(-1) ?? ''))
  const texts = lines.map(({ node }) => (node ? nodeText(node) : ''))
  const nameWidth = Math.min(Math.max(0, ...names.map(displayWidth)), Math.floor(width / 2))
  const room = Math.max(8, width - nameWidth - 2)
  const noted = lines.flatMap((line, i) => (noteOf(line, glyphs.from) === '' ? [] : [displayWidth(texts[i]!)]))
  const noteAt = Math.min(Math.max(0, ...noted), widestBeforeNote)
  return lines.map((line, i) => {
    const name = padText(shorten(names[i]!, nameWidth, glyphs.cut), nameWidth, 'left')
    const note = noteOf(line, glyphs.from)
    const value = shorten(note === '' ? texts[i]! : padText(texts[i]!, noteAt, 'left'), room, glyphs.cut)
    const noteRoom = room - displayWidth(value) - 2
    const shownNote = note !== '' && noteRoom > 0 ? `  ${style.dim(shorten(note, noteRoom, glyphs.cut))}` : ''
    return `${name}  ${value}${shownNote}`.trimEnd()
  })
}

/** Where a value comes from, or that there is none. */
function noteOf({ node, source }: ConfigLine, from: string): string {
  if (source) return `${from} ${safeText(source)}`
  return node && isMissing(node) ? 'missing' : ''
}

/** A node for a reader: text that would read as something else is quoted. */
function nodeText(node: ConfigNode): string {
  if (node.kind === 'list') return `[${node.items.map(nodeText).join(', ')}]`
  if (node.kind === 'map')
    return `{${node.keys
      .map((key, i) => `${safeText(typeof key === 'string' ? key : pythonText(key))}: ${nodeText(node.values[i]!)}`)
      .join(', ')}}`
  return scalarText(node)
}

/** Numbers, booleans and nothing, as YAML has them. */
const looksOtherwise = /^$|^\s|\s$|^[-+]?\.?\d[\d_.eE+-]*$|^[-+]?\.(inf|nan)$|^(true|false|null|none|yes|no|on|off|~)$/i

function scalarText(node: ScalarNode): string {
  if (isMissing(node)) return '???'
  if (node.kind === 'int' || node.kind === 'float') return exactNumber(node.value, node.kind === 'float')
  if (node.kind === 'str') return looksOtherwise.test(node.value) ? `'${safeText(node.value)}'` : safeText(node.value)
  return node.kind === 'bool' || node.kind === 'null' ? String(node.value) : safeText(pythonText(node))
}
