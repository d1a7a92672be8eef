/** The frame backends that have names. */
export const frameNames = ['core', 'polars', 'arquero'] as const

export type FrameName = (typeof frameNames)[number]
