export { csv } from './csv.ts'
export { type Rows, rows } from './rows.ts'
