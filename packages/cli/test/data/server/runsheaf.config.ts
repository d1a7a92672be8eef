import { asyncStore } from '../../../../core/test/conformance/loaders/async-store.ts'
import { servedRuns } from '../served-runs.ts'

/** Runs that can only be read asynchronously, as those of a server. */
export default { loaders: [servedRuns(asyncStore)] }
