import { type Broken, names, toColumns } from './backend.ts'

/** What a backend does with names of columns. */
export const brokenNames: readonly Broken[] = [
  [
    'has a width of its own',
    'keeps names of properties and methods of frames',
    names((name) => (name === 'width' ? undefined : name)),
  ],
  ['puts columns into an object', 'keeps __proto__', names((name) => (name === '__proto__' ? undefined : name))],
  [
    'inherits names',
    'keeps names that every object has',
    names((name) => (name in {} && name !== '__proto__' ? `${name}_` : name)),
  ],
  [
    'sorts columns by name',
    'keeps numbers as names, which objects would sort',
    toColumns((given) => ({
      ...given,
      columns: given.columns.some(({ name }) => name === '0')
        ? given.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : given.columns,
    })),
  ],
  ['reads names as patterns', 'keeps patterns as names', names((name) => (name === '^x$' ? 'x' : name))],
  [
    'reads dots as paths',
    'keeps dotted names',
    names((name, all) => (all.includes(name.split('.')[0]!) && name.includes('.') ? undefined : name)),
  ],
  ['normalizes names', 'keeps names in other scripts', names((name) => name.normalize('NFC'))],
  ['gives a nameless column a name', 'keeps an empty name, and blanks', names((name) => name || 'column_0')],
  ['ends a name at a line break', 'keeps names with quotes and line breaks', names((name) => name.split('\n')[0])],
  [
    'takes upper case for lower case',
    'keeps names that differ in case',
    names((name) => (name === 'LR' ? 'lr_1' : name)),
  ],
  ['cuts names', 'keeps a long name', names((name) => name.slice(0, 255))],
  [
    'calls its own method by name',
    'keeps names of methods that write frames',
    names((name) => (name === '_df' ? undefined : name)),
  ],
]
