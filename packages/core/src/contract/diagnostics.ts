/**
 * Something that was wrong with the data, and did not stop the reading: a metric line that cannot be parsed, a run
 * without meta.yaml, an interpolation that leads nowhere.
 */
export interface Diagnostic {
  readonly severity: 'warning' | 'error'
  /** What kind of fault it is, in capitals: `METRIC_LINE_INVALID`, `INTERPOLATION_KEY` … Chosen by the plugin. */
  readonly code: string
  /** What happened, on what, and what to do. */
  readonly message: string
  /** The file or address at fault. */
  readonly path?: string
  readonly runId?: string
  /** The key that could not be read, if it was one. */
  readonly key?: string
  /** The plugin that found it. */
  readonly plugin?: string
  readonly cause?: unknown
}
