/** Names of columns that mean something else somewhere, by what they are. */
export const awkwardNames: readonly (readonly [what: string, names: readonly string[]])[] = [
  [
    'names of properties and methods of frames',
    ['width', 'height', 'length', 'columns', 'filter', 'select', 'schema', 'then'],
  ],
  ['names of methods that write frames', ['writeIPCStream', 'toColumns', 'toRecords', 'getColumn', '_df', '_data']],
  ['names that every object has', ['constructor', 'toString', 'hasOwnProperty', 'valueOf']],
  ['__proto__', ['a', '__proto__']],
  ['numbers as names, which objects would sort', ['b', '1', 'a', '0']],
  ['patterns as names', ['*', '^x$', '^.*$', 'x']],
  ['dotted names', ['a.b', 'a', 'metrics.val/acc', 'a.b.c']],
  ['names in other scripts', ['日本', '🙂', 'é', 'e\u0301']],
  ['an empty name, and blanks', ['', ' ', '  a']],
  ['names with quotes and line breaks', ['a"b', "a'b", 'a`b', 'a\nb', 'a,b']],
  ['names that differ in case', ['Lr', 'lr', 'LR']],
  ['a long name', ['x'.repeat(5000), 'y']],
]
