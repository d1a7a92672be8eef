/** Things of which each is made when it is asked for, so that many fill no memory. An array is such a list, too. */
export interface LazyList<T> {
  readonly length: number
  at(position: number): T | undefined
}

/** What `make` makes of each of some things. */
export function lazyMap<S, T>(things: LazyList<S>, make: (thing: S) => T): LazyList<T> {
  return { length: things.length, at: (i) => make(things.at(i)!) }
}
