import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './stores.ts'

/** What MLflow 3.11 made of a store in which run R of experiment E was damaged in one way. */
export interface Outcome {
  readonly label: string
  /** Whether `search_runs` raised: for all runs of the experiment. */
  readonly raised: boolean
  /** What it says of R; absent where R is not among the runs. */
  readonly run?: { readonly status: string; readonly metrics: string; readonly params: string; readonly tags: string }
}

const source = new URL('../data/malformed-outcomes.txt', import.meta.url)

export function outcomes(): Outcome[] {
  return readFileSync(source, 'utf8')
    .split('## ')
    .slice(1)
    .map((block) => {
      const [label = '', search = ''] = block.split('\n')
      const run = /st=(\w+).* m=(\{.*?\}) p=(\{.*?\}) tags=(\{.*?\})\)/.exec(search)
      const [, status = '', metrics = '', params = '', tags = ''] = run ?? []
      return { label, raised: search.includes('EXC'), ...(run && { run: { status, metrics, params, tags } }) }
    })
}

export const E = '782635014805086948'
export const R = 'f13f504e21404de1a3ce5f9ef9cca381'
const others = ['f13f504e21404de1a3ce5f9ef9cca380', 'f13f504e21404de1a3ce5f9ef9cca382']

/** The ids of the runs that nobody damages. */
export const healthy: readonly string[] = others

/** The store of the outcomes before the damage: experiment E with three runs. */
export function baseStore(): string {
  const root = temporaryFolder()
  write(join(root, '0', 'meta.yaml'), experimentMeta('0', 'Default'))
  write(join(root, E, 'meta.yaml'), experimentMeta(E, 'e'))
  mkdirSync(join(root, '.trash'))
  for (const [i, id] of [others[0]!, R, others[1]!].entries()) {
    const run = join(root, E, id)
    write(join(run, 'meta.yaml'), runMetaText(id, i))
    write(join(run, 'metrics', 'loss'), `1 ${i}.0 0\n`)
    write(join(run, 'params', 'lr'), String(i))
    write(join(run, 'tags', 'k'), 'v')
    write(join(run, 'tags', 'mlflow.runName'), `r${i}`)
    mkdirSync(join(run, 'artifacts'))
  }
  return root
}

const experimentMeta = (id: string, name: string) =>
  `artifact_location: file:///exp/${id}\ncreation_time: 1700000000000\nexperiment_id: '${id}'\nlast_update_time: 1700000000000\nlifecycle_stage: active\nname: ${name}\n`

const runMetaText = (id: string, i: number) =>
  `artifact_uri: file:///exp/${E}/${id}/artifacts\nend_time: 1700000001000\nentry_point_name: ''\nexperiment_id: '${E}'\nlifecycle_stage: active\nrun_id: ${id}\nrun_name: r${i}\nsource_name: ''\nsource_type: 4\nsource_version: ''\nstart_time: ${1700000000000 + i}\nstatus: 3\ntags: []\nuser_id: unknown\n`

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}

type Damage = (root: string) => void

const inRun = (root: string, ...path: string[]) => join(root, E, R, ...path)
const edit = (path: (root: string) => string, change: (text: string) => string): Damage => {
  return (root) => writeFileSync(path(root), change(readFileSync(path(root), 'utf8')))
}
const runMeta = (root: string) => inRun(root, 'meta.yaml')
const meta = (change: (text: string) => string) => edit(runMeta, change)
const set = (key: string, line: string) => meta((text) => text.replace(new RegExp(`^${key}:.*\n`, 'm'), line))
const experiment = (change: (text: string) => string) => edit((root) => join(root, E, 'meta.yaml'), change)
const file = (name: string, content: string | Buffer): Damage => {
  return (root) => write(inRun(root, name), content)
}
const metric = (content: string | Buffer, name = 'loss') => file(`metrics/${name}`, content)
const folder = (...path: string[]): Damage => {
  return (root) => mkdirSync(join(root, ...path), { recursive: true })
}
const remove = (...path: string[]): Damage => {
  return (root) => rmSync(join(root, ...path), { recursive: true })
}

/** How to do to a store what was done to MLflow's, by the label of its outcome. */
export const damages: Readonly<Record<string, Damage>> = {
  baseline: () => {},
  'run: meta.yaml missing': remove(E, R, 'meta.yaml'),
  'run: meta.yaml empty': file('meta.yaml', ''),
  'run: meta.yaml whitespace/comment only': file('meta.yaml', '\n# x\n'),
  'run: meta.yaml truncated mid (half of file)': meta((text) => text.slice(0, text.length / 2)),
  'run: meta.yaml invalid yaml': file('meta.yaml', 'a: [1,2\nb: }'),
  'run: meta.yaml is list': file('meta.yaml', '- a\n- b\n'),
  'run: meta.yaml is scalar': file('meta.yaml', 'hello'),
  'run: meta.yaml non-utf8 byte': (root) =>
    writeFileSync(runMeta(root), Buffer.concat([readFileSync(runMeta(root)), Buffer.from('x: \xff\n', 'latin1')])),
  'run: meta.yaml with tab indentation': meta((text) => `${text}\tx: 1\n`),
  'run: meta.yaml with BOM': meta((text) => `\ufeff${text}`),
  'run: meta.yaml CRLF': meta((text) => text.replaceAll('\n', '\r\n')),
  'run: extra unknown key': meta((text) => `${text}zzz: 1\n`),
  'run: python tag in yaml': meta((text) => `${text}zzz: !!python/object:os.system {}\n`),
  'run: status missing': set('status', ''),
  'run: status as string FINISHED': set('status', 'status: FINISHED\n'),
  'run: status unknown int 9': set('status', 'status: 9\n'),
  'run: status null': set('status', 'status: null\n'),
  'run: lifecycle_stage missing': set('lifecycle_stage', ''),
  'run: lifecycle_stage bogus': set('lifecycle_stage', 'lifecycle_stage: archived\n'),
  'run: experiment_id int': set('experiment_id', `experiment_id: ${E}\n`),
  'run: experiment_id wrong': set('experiment_id', "experiment_id: '999'\n"),
  'run: experiment_id missing': set('experiment_id', ''),
  'run: experiment_id float': set('experiment_id', 'experiment_id: 1.0\n'),
  'run: run_id mismatch with dir': set('run_id', 'run_id: deadbeefdeadbeefdeadbeefdeadbeef\n'),
  'run: run_id missing': set('run_id', ''),
  'run: run_id+run_uuid missing': set('run_id', ''),
  'run: only run_uuid': set('run_id', `run_uuid: ${R}\n`),
  'run: start_time missing': set('start_time', ''),
  'run: start_time null': set('start_time', 'start_time: null\n'),
  'run: start_time string': set('start_time', "start_time: '1700000000001'\n"),
  'run: start_time float': set('start_time', 'start_time: 1700000000001.5\n'),
  'run: end_time missing': set('end_time', ''),
  'run: end_time 0': set('end_time', 'end_time: 0\n'),
  'run: user_id missing': set('user_id', ''),
  'run: user_id null': set('user_id', 'user_id: null\n'),
  'run: artifact_uri missing': set('artifact_uri', ''),
  'run: run_name missing but tag present': set('run_name', ''),
  'run: run_name missing and no tag': (root) => {
    set('run_name', '')(root)
    rmSync(inRun(root, 'tags', 'mlflow.runName'))
  },
  'run: run_name int 123 unquoted': set('run_name', 'run_name: 123\n'),
  'run: run_name differs from tag': file('tags/mlflow.runName', 'other'),
  'run: metrics dir missing': remove(E, R, 'metrics'),
  'run: params dir missing': remove(E, R, 'params'),
  'run: artifacts dir missing': remove(E, R, 'artifacts'),
  'run: tags dir missing': remove(E, R, 'tags'),
  'run: dir not hex (e.g. "my-run") copy w/ same run_id': (root) =>
    cpSync(inRun(root), join(root, E, 'my-run'), { recursive: true }),
  'run: dir name invalid "bad name!" with meta': (root) =>
    cpSync(inRun(root), join(root, E, 'bad name!'), { recursive: true }),
  'run: dir renamed': (root) => renameSync(inRun(root), join(root, E, 'a'.repeat(32))),
  'run: symlinked run dir': (root) => {
    const elsewhere = join(temporaryFolder(), 'linked')
    renameSync(inRun(root), elsewhere)
    symlinkSync(elsewhere, inRun(root))
  },
  'exp: stray file': (root) => write(join(root, E, 'README.txt'), 'hi'),
  'exp: stray empty dir': folder(E, 'plots'),
  'exp: stray dir .ipynb_checkpoints': (root) => write(join(root, E, '.ipynb_checkpoints', 'x'), 'x'),
  'exp: stray file named as run id': (root) => write(join(root, E, 'b'.repeat(32)), 'x'),
  'metric: empty file': metric(''),
  'metric: only newline': metric('\n'),
  'metric: trailing blank line': metric('1 2.0 0\n\n'),
  'metric: no trailing newline': metric('1 2.0 0\n2 3.0 1'),
  'metric: truncated last line "17000"': metric('1 2.0 0\n17000'),
  'metric: truncated last line "2 3." (2 fields)': metric('1 2.0 5\n2 3.'),
  'metric: 1 field': metric('1\n'),
  'metric: 2 fields': metric('5 2.5\n'),
  'metric: 4 fields': metric('1 2.0 0 x\n'),
  'metric: 5 fields step 7': metric('1 2.0 7 ds dig\n'),
  'metric: 3-field step0 then 5-field step 7': metric('1 2.0 3\n2 9.0 7 ds dig\n'),
  'metric: 6 fields': metric('1 2.0 7 my ds dig\n'),
  'metric: double space': metric('1  2.0 7\n'),
  'metric: tab separated': metric('1\t2.0\t7\n'),
  'metric: leading/trailing spaces': metric('  1 2.0 7  \n'),
  'metric: CRLF': metric('1 2.0 7\r\n2 3.0 8\r\n'),
  'metric: value text': metric('1 abc 7\n'),
  'metric: ts float': metric('1.5 2.0 7\n'),
  'metric: step float': metric('1 2.0 7.0\n'),
  'metric: value "NaN"': metric('1 NaN 7\n'),
  'metric: value "Infinity"': metric('1 Infinity 7\n'),
  'metric: value "-inf"': metric('1 -inf 7\n'),
  'metric: value "1e400"': metric('1 1e400 7\n'),
  'metric: value "0x10"': metric('1 0x10 7\n'),
  'metric: value "1_000.5"': metric('1 1_000.5 7\n'),
  'metric: value "1,5"': metric('1 1,5 7\n'),
  'metric: value "tensor(0.5)"': metric('1 tensor(0.5) 7\n'),
  'metric: negative step/ts': metric('-5 2.0 -7\n'),
  'metric: huge ts': metric('99999999999999999999 2.0 1\n'),
  'metric: step order not file order': metric('10 1.0 5\n11 2.0 3\n'),
  'metric: same step later ts': metric('10 1.0 5\n11 0.5 5\n'),
  'metric: same step same ts larger value first': metric('10 9.0 5\n10 0.5 5\n'),
  'metric: nan first then value same step ts': metric('10 nan 5\n10 0.5 5\n'),
  'metric: value first then nan same step ts': metric('10 0.5 5\n10 nan 5\n'),
  'metric: NUL bytes (crash fs)': metric('1 2.0 0\n\0\0\0'),
  'metric: non-utf8': metric(Buffer.from('1 2.0 0\n\xff\xfe\n', 'latin1')),
  'metric: file in metrics with invalid name "acc@1"': metric('1 2.0 0\n', 'acc@1'),
  'metric: file ".DS_Store" binary': metric(Buffer.from('\0\0\0\x01Bud1\0\xff\xfe', 'latin1'), '.DS_Store'),
  'metric: editor swap ".loss.swp"': metric('b0VIM 8.2\0', '.loss.swp'),
  'metric: backup "loss~"': metric('1 2.0 0\n', 'loss~'),
  'metric: "loss.lock" empty': metric('', 'loss.lock'),
  'metric: empty subdir': folder(E, R, 'metrics', 'sub'),
  'metric: unicode line sep U+2028 inside': metric('1 2.0 0\u20282 3.0 1\n'),
  'metric: nested ok': metric('1 2.0 0\n', 'a/b/c'),
  'metric: symlink file': (root) => symlinkSync(inRun(root, 'metrics', 'loss'), inRun(root, 'metrics', 'l2')),
  'metric: broken symlink': (root) => symlinkSync('/nonexistent', inRun(root, 'metrics', 'l2')),
  'param: empty file': file('params/lr', ''),
  'param: trailing newline': file('params/lr', '0.1\n'),
  'param: CRLF': file('params/lr', 'a\r\nb'),
  'param: non-utf8': file('params/lr', Buffer.from('\xff\xfe', 'latin1')),
  'param: BOM': file('params/lr', '\ufeff0.1'),
  'param: invalid name "a=b"': file('params/a=b', '1'),
  'param: 10k long value': file('params/lr', 'x'.repeat(10000)),
  'param: .DS_Store': file('params/.DS_Store', Buffer.from('\0\x01Bud1\xff', 'latin1')),
  'tag: non-utf8': file('tags/k', Buffer.from('\xff\xfe', 'latin1')),
  'tag: empty': file('tags/k', ''),
  'tag: invalid name "a,b"': file('tags/a,b', '1'),
  'tag: nested': file('tags/x/y', '1'),
  'inputs: dir empty': folder(E, R, 'inputs'),
  'inputs: empty subdir': folder(E, R, 'inputs', 'a'.repeat(32)),
  'inputs: stray file + datasets dir': (root) => {
    write(inRun(root, 'inputs', 'x'), 'x')
    mkdirSync(join(root, E, 'datasets'))
  },
  'inputs: stray file': file('inputs/x', 'x'),
  'outputs: empty subdir': folder(E, R, 'outputs', 'm-1'),
  'exp meta: missing': remove(E, 'meta.yaml'),
  'exp meta: empty': experiment(() => ''),
  'exp meta: invalid yaml': experiment(() => 'a: ['),
  'exp meta: id mismatch': experiment((text) => text.replace(/^experiment_id:.*/m, "experiment_id: '5'")),
  'exp meta: id int': experiment((text) => text.replace(/^experiment_id:.*/m, `experiment_id: ${E}`)),
  'exp meta: id missing': experiment((text) => text.replace(/^experiment_id:.*\n/m, '')),
  'exp meta: name missing': experiment((text) => text.replace(/^name:.*\n/m, '')),
  'exp meta: lifecycle missing': experiment((text) => text.replace(/^lifecycle_stage:.*\n/m, '')),
  'exp meta: lifecycle deleted but in root': experiment((text) => text.replace('active', 'deleted')),
  'exp meta: creation_time missing (pre 1.29)': experiment((text) => text.replace(/^\w+_time:.*\n/gm, '')),
  'exp meta: unknown key': experiment((text) => `${text}zzz: 1\n`),
  'exp tag: invalid name': (root) => write(join(root, E, 'tags', 'a,b'), '1'),
  'root: stray dir "foo" w/o meta': folder('foo'),
  'root: stray dir "foo bar" w/o meta': folder('foo bar'),
  'root: stray dir ".git"': folder('.git'),
  'root: stray file': (root) => write(join(root, 'x.txt'), 'x'),
  'root: models dir': folder('models', 'm'),
  'root: .trash missing': remove('.trash'),
  'root: dir "a.trash"': folder('a.trash'),
  'root: copy of exp dir under other name': (root) => cpSync(join(root, E), join(root, '123'), { recursive: true }),
  'root: experiment present in both root and .trash': (root) =>
    cpSync(join(root, E), join(root, '.trash', E), { recursive: true }),
  'root: duplicate run in two experiments': (root) => cpSync(inRun(root), join(root, '0', R), { recursive: true }),
}
