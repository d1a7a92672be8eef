import { servedRuns } from '../served-runs.ts'

/** The same runs as those of the server. */
export default { loaders: [servedRuns((store) => store)] }
