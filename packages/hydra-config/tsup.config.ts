import { buildConfig } from '../../tools/tsup-config.ts'

// as 80 modules of its own, yaml takes five times as long to load, and all that few configs need of it
export default buildConfig({ index: 'src/index.ts' }, 'neutral', ['yaml'])
