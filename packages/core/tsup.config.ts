import { buildConfig } from '../../tools/tsup-config.ts'

export default buildConfig({
  index: 'src/index.ts',
  arrow: 'src/arrow.ts',
  conformance: 'src/conformance.ts',
  plugin: 'src/plugin.ts',
  text: 'src/text.ts',
  verbs: 'src/verbs.ts',
})
