/** Thrown where the fast parser meets what it does not fully understand; the general parser takes over. */
export const DECLINE: unique symbol = Symbol('decline')
