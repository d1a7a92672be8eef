import { testConfig } from '../../tools/vitest-config.ts'

export default testConfig('loader-mlflow')
