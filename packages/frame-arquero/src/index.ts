export { arquero } from './arquero.ts'
export type { ArqueroKind, ArqueroTable } from './arquero-table.ts'
