import { buildConfig } from '../../tools/tsup-config.ts'

export default buildConfig({ index: 'src/index.ts', worker: 'src/threads/worker.ts' }, 'node')
