import { z } from './z.ts'
export const n = z
export { name } from './z.ts'
