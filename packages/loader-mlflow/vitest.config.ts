import { testConfig } from '../../tools/vitest-config.ts'

const config = testConfig('loader-mlflow')

/** The tests write and read thousands of files, which takes as long as the disk is busy with others. */
export default { ...config, test: { ...config.test, testTimeout: 60_000 } }
