import type { MetaFields } from './meta-fields.ts'

/** What the meta.yaml of an experiment says. */
export interface ExperimentMeta {
  readonly id: string | undefined
  readonly name: string | undefined
  /** Milliseconds since 1970; absent before MLflow 1.29. */
  readonly created: number | undefined
  /** While MLflow deletes it; afterwards it lies in `.trash`. */
  readonly deleted: boolean
}

export function experimentMeta(fields: MetaFields): ExperimentMeta {
  return {
    id: fields.text('experiment_id'),
    name: fields.text('name'),
    created: fields.time('creation_time'),
    deleted: fields.get('lifecycle_stage') === 'deleted',
  }
}
