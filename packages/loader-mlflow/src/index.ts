export type { Entry, FileStatus, FileSystem, Rest, Visit } from './files/file-system.ts'
export { nodeFiles } from './files/node-files.ts'
export { type Access, type MlflowLoader, type MlflowOptions, mlflow } from './mlflow.ts'
