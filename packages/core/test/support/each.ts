/** A function for each member but those for core itself. */
export type Each<T> = { readonly [K in Exclude<keyof T & string, `~${string}`>]: (subject: T) => unknown }
