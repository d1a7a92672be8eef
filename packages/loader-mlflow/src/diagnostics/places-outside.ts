import { dirname, sep } from 'node:path'

/** What a run keeps in a folder or file of its own. */
const parts = ['params', 'metrics', 'tags', 'artifacts', 'inputs', 'outputs', 'meta.yaml'] as const

type Part = (typeof parts)[number] | 'folder'

/** How many places are told apart by their own folders; of more, what they have in common is enough. */
const mostPlaces = 20

/** What runs keep outside of their store, by the places where they keep it. */
export class PlacesOutside {
  readonly #runs = new Map<string, Map<Part, Set<string>>>()
  readonly #paths = new Set<string>()

  /** Whether this path is known to lead out. */
  has(path: string): boolean {
    return this.#paths.has(path)
  }

  /** Takes a path that leads out, and gives the place, which may be a new one. */
  add(path: string, target: string): string {
    this.#paths.add(path)
    const place = this.#knownAbove(target) ?? (this.#runs.size < mostPlaces ? placeOf : belowCommon)(path, target)
    const kinds = this.#runs.get(place) ?? new Map<Part, Set<string>>()
    this.#runs.set(place, kinds)
    const { run, part } = ownerOf(path)
    kinds.set(part, (kinds.get(part) ?? new Set()).add(run))
    return place
  }

  #knownAbove(target: string): string | undefined {
    for (const place of this.#runs.keys()) if (target === place || isBelow(target, place)) return place
    return undefined
  }

  /** What is kept in a place, and by how many runs. */
  describe(place: string): string {
    const kept = [...this.#runs.get(place)!].map(([part, runs]) =>
      part === 'folder' ? folders(runs.size) : `${runs.size === 1 ? '1 run keeps' : `${runs.size} runs keep`} ${part}`,
    )
    return `Outside the store, in ${place}, ${kept.join(', and ')}. Nothing is read from there. If you trust it, ${howToFollow(place)}.`
  }
}

const folders = (count: number) =>
  count === 1 ? 'lies a folder of runs, or of one run' : `lie ${count} folders of runs, or of one run each`

/** How a place is allowed. */
const howToFollow = (place: string) =>
  `allow it by --artifact-root ${place} or mlflow({ artifactRoots: [${JSON.stringify(place)}] }); --follow-links or mlflow({ followLinks: true }) allows all that symbolic links lead to`

/**
 * Where runs keep such things: the folder that holds what the link leads to, or where the target has the names of
 * experiment, run and part as the path has them, the folder that holds these.
 */
function placeOf(path: string, target: string): string {
  const names = path.split(sep)
  const found = target.split(sep)
  const part = partIn(names)
  const ofExperiment = /^\d+$/.test(names[part - 2] ?? '') ? 1 : 0
  const most = part < 0 ? 1 : names.length - part + 1 + ofExperiment
  let same = 0
  while (same < most && same < found.length - 2 && names.at(-1 - same) === found.at(-1 - same)) same++
  const rest = found.slice(0, found.length - same).join(sep)
  const parent = dirname(rest)
  const isWhole = part < 0 ? same > 0 : same >= names.length - part
  return isWhole || isBelow(path, parent) ? rest : parent
}

const isBelow = (path: string, folder: string) => path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** The first folder of a target that is not on the way to the path. */
function belowCommon(path: string, target: string): string {
  const names = path.split(sep)
  const found = target.split(sep)
  const first = found.findIndex((name, i) => name !== names[i])
  return found.slice(0, first + 1).join(sep) || sep
}

/** Whose path it is, and of which part of the run; that of a folder of runs is its own. */
function ownerOf(path: string): { run: string; part: Part } {
  const names = path.split(sep)
  const at = partIn(names)
  return at < 0 ? { run: path, part: 'folder' } : { run: names.slice(0, at).join(sep), part: names[at] as Part }
}

const partIn = (names: readonly string[]) => names.findIndex((name) => (parts as readonly string[]).includes(name))
