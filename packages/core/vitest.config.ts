import { testConfig } from '../../tools/vitest-config.ts'

export default testConfig('core')
