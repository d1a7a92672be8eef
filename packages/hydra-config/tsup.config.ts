import { buildConfig } from '../../tools/tsup-config.ts'

export default buildConfig({ index: 'src/index.ts', write: 'src/write.ts' })
