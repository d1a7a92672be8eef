export { type ArrowOptions, toArrowIPC } from './arrow/to-arrow-ipc.ts'
