import { mlflow } from '@runsheaf/loader-mlflow'

export default { loaders: [mlflow({ env: { RUNSHEAF_TEST_SECRET: 'of the config file' } })] }
