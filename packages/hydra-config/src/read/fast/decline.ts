/** Thrown where the fast way meets what it does not fully understand; the general way takes over. */
export const DECLINE: unique symbol = Symbol('decline')
