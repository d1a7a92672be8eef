export { fromArrowIPC } from './arrow/from-arrow-ipc.ts'
export { type ArrowOptions, toArrowIPC } from './arrow/to-arrow-ipc.ts'
