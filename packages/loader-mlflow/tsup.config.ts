import { buildConfig } from '../../tools/tsup-config.ts'

export default buildConfig({ index: 'src/index.ts', 'read-worker': 'src/threads/read-worker.ts' }, 'node')
