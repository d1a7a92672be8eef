import { basename, dirname } from 'node:path'
import type { ImplFactory } from '@runsheaf/core'
import type { DatasetRun } from './dataset.ts'
import { decode } from './decode.ts'
import { type Expression, evaluate } from './expression.ts'
import { PythonError } from './python.ts'

type Artifacts = { path(name?: string): string | undefined }

/** The factories of implementation objects that cases name, for the members that a dataset gives. */
export function implFactory(kind: string, runs: readonly DatasetRun[]): ImplFactory | undefined {
  const members = new Map(runs.map(({ info, impl }) => [info.run_id, impl]))
  const fill = (target: object, artifacts: Artifacts) => {
    const own = members.get(basename(dirname(artifacts.path() ?? '')))
    defineMembers(target, own)
    if (JSON.stringify(own ?? null).includes('$raises')) Object.defineProperty(target, 'constructor', { value: Impl })
    return target
  }
  /** The class of every object with properties that raise, too: in Python, they need a class of their own. */
  class Impl {
    constructor(artifacts: Artifacts) {
      fill(this, artifacts)
    }
  }
  class ImplWithConfig extends Impl {
    readonly seen: unknown

    constructor(artifacts: Artifacts, cfg: unknown) {
      super(artifacts)
      this.seen = cfg
    }
  }
  class ImplDefaults extends Impl {}
  class ImplFalsy extends Impl {}
  class ImplNoArgs {}
  const kinds: Readonly<Record<string, ImplFactory | undefined>> = {
    none: undefined,
    members: Impl,
    members_cfg: ImplWithConfig,
    defaults: ImplDefaults,
    falsy: ImplFalsy,
    function: (artifacts) => new Impl(artifacts),
    dict: (artifacts) => fill({}, artifacts),
    path: (artifacts) => artifacts.path(),
    constant: () => 42,
    raises: () => {
      throw new PythonError('RuntimeError')
    },
    noargs: ImplNoArgs,
  }
  if (!Object.hasOwn(kinds, kind)) throw new Error(`unknown kind of impl ${kind}`)
  return kinds[kind]
}

/** Plain values, methods that return an expression, and properties that raise. */
function defineMembers(target: object, members: unknown): void {
  for (const [name, member] of Object.entries((members ?? {}) as Record<string, any>)) {
    const [[form, content] = []] = (member?.$map ?? []) as [string, unknown][]
    if (form === '$method') {
      Object.defineProperty(target, name, { value: () => evaluate(content as Expression, []), enumerable: true })
    } else if (form === '$raises') {
      const get = () => {
        throw new PythonError(String(content))
      }
      Object.defineProperty(target, name, { get, enumerable: true })
    } else {
      Object.defineProperty(target, name, { value: decode(member), enumerable: true })
    }
  }
}
