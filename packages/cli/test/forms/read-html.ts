import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode

/** The cells of the table of a page, row by row, the head first, as they would be shown. */
export function readHtml(text: string): string[][] {
  return elements(parse(text).childNodes, 'tr').map((row) =>
    row.childNodes.filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th').map(textOf),
  )
}

function elements(nodes: readonly Node[], name: string): DefaultTreeAdapterTypes.Element[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return []
    return [...(node.tagName === name ? [node] : []), ...elements(node.childNodes, name)]
  })
}

function textOf(node: Node): string {
  if (node.nodeName === 'br') return '\n'
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
