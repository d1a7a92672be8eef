/** How many milliseconds a `Date` reaches from 1970, either way (ECMAScript). */
const furthest = 8.64e15

/** The fields of a meta.yaml as text; `null` where the file says `null`, `~`, nothing, or holds no scalar. */
export class MetaFields {
  readonly #names: readonly string[]
  readonly #values: readonly (string | null)[]

  /** @param values of each name; of a name that comes twice, the last counts. */
  constructor(names: readonly string[] = [], values: readonly (string | null)[] = []) {
    this.#names = names
    this.#values = values
  }

  get(name: string): string | null | undefined {
    return this.#values[this.#names.lastIndexOf(name)]
  }

  has(name: string): boolean {
    return this.#names.includes(name)
  }

  /** The names of the fields in whose text something stands. */
  namesWith(part: string): string[] {
    return this.#names.filter((_, i) => this.#values[i]?.includes(part))
  }

  /** A field's text; `undefined` where it is absent, null or empty. */
  text(name: string): string | undefined {
    return this.get(name) || undefined
  }

  /** A whole number; `undefined` where it is absent, null or not a number. */
  integer(name: string): number | undefined {
    const text = this.get(name)
    return text && /^[-+]?\d+(?:\.\d*)?$/.test(text) ? Math.trunc(Number(text)) : undefined
  }

  /** A time in milliseconds since 1970; `undefined` where it is absent, null or no such time. */
  time(name: string): number | undefined {
    const time = this.integer(name)
    return time !== undefined && Math.abs(time) <= furthest ? time : undefined
  }
}
