import type { ListedRun } from '../listing/listed-run.ts'
import { runLinks } from '../listing/run-links.ts'
import type { MetaFields } from '../meta/meta-fields.ts'
import type { ReadContext } from './facet.ts'

/**
 * What runs were given, of which some are datasets and some are models: what is read for the ones is kept until it is asked
 * for by the others.
 */
export class RunInputs {
  readonly #waiting = new Map<ListedRun, { readonly inputs: MetaFields[]; readonly reader: object }>()

  of(context: ReadContext, run: ListedRun, reader: object): readonly MetaFields[] {
    const known = this.#waiting.get(run)
    if (known && known.reader !== reader) {
      this.#waiting.delete(run)
      return known.inputs
    }
    const inputs = runLinks(context, run, 'inputs')
    if (inputs.length > 0) this.#waiting.set(run, { inputs, reader })
    return inputs
  }
}
