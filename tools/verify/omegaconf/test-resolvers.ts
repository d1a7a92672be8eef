import {
  type Argument,
  type ConfigNode,
  float,
  fromPlain,
  int,
  list,
  pythonText,
  type Resolver,
  str,
} from '@runsheaf/hydra-config'

/** The resolvers that the golden data was made with. */
export const testResolvers: Readonly<Record<string, Resolver>> = {
  echo: (_, { args }) => (args.length === 1 ? args[0]!.node : list(args.map(({ node }) => node))),
  args: (_, { args }) => list(args.map(({ node }) => node)),
  add: (_, { args }) => sum(args.map(({ node }) => node)),
  typename: (_, { args }) => typeName(args[0]!),
  mkdict: () => fromPlain({ x: 1, y: '${z}' }),
  mklist: () => fromPlain([1, '${z}']),
  boom: () => {
    throw new Error('boom!')
  },
  'ns.upper': (_, { args }) => pythonText(args[0]!.node).toUpperCase(),
  mkstr: () => '${z}',
  mkmissing: () => '???',
  mknone: () => null,
  siblings: (_, { parent }) => {
    if (parent.kind === 'list') throw new Error('a list has no keys')
    return list(
      parent.keys
        .map((key) => (typeof key === 'string' ? key : pythonText(key)))
        .sort()
        .map(str),
    )
  },
}

function sum(nodes: readonly ConfigNode[]): ConfigNode {
  let total = 0
  for (const { kind, value } of nodes as readonly { kind: string; value?: unknown }[]) {
    if (kind !== 'int' && kind !== 'float' && kind !== 'bool') throw new TypeError(`cannot add ${kind}`)
    total += Number(value)
  }
  return nodes.some(({ kind }) => kind === 'float') ? float(total) : int(total)
}

function typeName({ node, fullKey }: Argument): string {
  switch (node.kind) {
    case 'null':
      return 'NoneType'
    case 'path':
      return 'PosixPath'
    case 'map':
      return fullKey === undefined ? 'dict' : 'DictConfig'
    case 'list':
      return fullKey === undefined ? 'list' : 'ListConfig'
    default:
      return node.kind
  }
}
