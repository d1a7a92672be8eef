import fc from 'fast-check'
import { bool, type Config, type ConfigNode, float, fromPlain, int, list, type MapKey } from '../../src/index.ts'
import { pythonMap } from '../../src/nodes/python-map.ts'
import { textScalar } from '../../src/read/scalars/scalar.ts'
import { toYaml } from '../../src/write.ts'

/** Texts that YAML dialects disagree about, and parts of them. */
const tricky = fc.constantFrom(
  ...[
    '',
    ' ',
    'null',
    '~',
    'true',
    'yes',
    'on',
    'n',
    'y',
    'No',
    '1',
    '-0',
    '010',
    '1e3',
    '1.0e-05',
    '.5',
    '-.5',
    '1_000',
    '0x1F',
    '1:30',
  ],
  ...[
    '.inf',
    '.nan',
    'inf',
    'nan',
    '=',
    '<<',
    '???',
    '2001-12-14',
    '0o17',
    'a: b',
    'a #b',
    '# c',
    '- x',
    '-x',
    '? k',
    '[a]',
    '{b}',
    '!t',
    '&a',
  ],
  ...[
    '*a',
    '|',
    '>',
    '%p',
    '@at',
    '`tick',
    "it's",
    '"dq"',
    'x:',
    ':x',
    '${a}',
    '${a.b}/x',
    '\\${esc}',
    '${oc.env:HOME,/tmp}',
    'trail ',
    ' lead',
  ],
  ...[
    'a\nb',
    'a\n\n  b\n',
    '\t',
    'tab\tx',
    '\r\n',
    'é',
    '日本',
    '😀',
    '\u00a0',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\x07',
    'C:\\dir',
    '---',
    '...',
    '--- x',
  ],
  'word '.repeat(30),
  'long_without_blanks'.repeat(6),
)

const text = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[a-z_]{1,10}$/) },
  { weight: 3, arbitrary: tricky },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
)

const isReadable = (value: string): boolean => value.isWellFormed() && !value.includes('${')

// a text with a broken interpolation cannot be a config value
const value = fc.oneof(text.filter(isReadable), fc.constantFrom('${a}', '${a.b}/x', '\\${esc}', '${oc.env:HOME,/tmp}'))

const scalar: fc.Arbitrary<ConfigNode> = fc.oneof(
  { weight: 5, arbitrary: value.map(textScalar) },
  { weight: 2, arbitrary: fc.integer().map(int) },
  { weight: 1, arbitrary: fc.bigInt().map(int) },
  { weight: 2, arbitrary: fc.double().map(float) },
  { weight: 1, arbitrary: fc.boolean().map(bool) },
  { weight: 1, arbitrary: fc.constant(fromPlain(null)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 80 }).map((bytes) => fromPlain(bytes)) },
)

const key: fc.Arbitrary<MapKey> = fc.oneof(
  { weight: 24, arbitrary: fc.stringMatching(/^[a-z_]{1,8}$/) },
  { weight: 2, arbitrary: text.filter((name) => name.isWellFormed()) },
  {
    weight: 1,
    arbitrary: fc.oneof(
      fc.integer().map(int),
      fc.boolean().map(bool),
      fc.double({ noNaN: true }).map(float),
    ) as fc.Arbitrary<MapKey>,
  },
)

function mapOf(entries: readonly (readonly [MapKey, ConfigNode])[]): ConfigNode {
  return pythonMap(
    entries.map(([name]) => name),
    entries.map(([, node]) => node),
  )
}

const { root } = fc.letrec<{ node: ConfigNode; container: ConfigNode; root: ConfigNode }>((tie) => ({
  container: fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.tuple(key, tie('node')), { maxLength: 6 }).map(mapOf) },
    { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 5 }).map(list) },
  ),
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    { weight: 3, arbitrary: scalar },
    { weight: 2, arbitrary: tie('container') },
  ),
  root: tie('container'),
}))

/** Configs of all kinds of values. */
export const config = root as fc.Arbitrary<Config>

const mutation = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  remove: fc.nat(3),
  insert: fc.constantFrom(
    ...[
      '',
      "'",
      '"',
      '\t',
      ' ',
      '  ',
      '\n',
      '\r\n',
      '\r',
      '# c',
      ' # c',
      '#',
      ':',
      ': ',
      '- ',
      '? ',
      '|',
      '>',
      '|-\n',
      '[',
      ']',
      '{',
      '}',
      ',',
      '&a ',
      '*a',
      '!!str ',
    ],
    ...[
      '<<: ',
      '---\n',
      '...\n',
      '\0',
      '\ufeff',
      '\u0085',
      '\u2028',
      'é',
      '😀',
      '\\',
      '${',
      '}',
      '${a}',
      '~',
      '=',
      '%',
      '@',
      '0x1',
      '1_0',
      '.',
      '\x7f',
    ],
    'a:\n  '.repeat(80),
    '- '.repeat(80),
  ),
})

/** YAML as `to_yaml` writes it, and the same changed in up to four positions: two files of one sweep. */
export const documents: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(config.map(toYaml), fc.oneof(fc.constant([]), fc.array(mutation, { maxLength: 4 })))
  .map(([yaml, mutations]) => {
    const changed = mutations.reduce((text, { at, remove, insert }) => {
      const position = Math.floor(at * (text.length + 1))
      return text.slice(0, position) + insert + text.slice(position + remove)
    }, yaml)
    return [yaml.toWellFormed(), changed.toWellFormed()]
  })
