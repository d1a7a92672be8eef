export type { Entry, FileStatus, FileSystem, Rest, Visit } from './files/file-system.ts'
export { nodeFiles } from './files/node-files.ts'
export { holdsStore, partOfStore, type StorePart } from './listing/part-of-store.ts'
export { type Access, type MlflowLoader, type MlflowOptions, mlflow } from './mlflow.ts'
