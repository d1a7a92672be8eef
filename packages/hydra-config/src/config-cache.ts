import { parseFast } from './fast/parse-fast.ts'
import { Sharing } from './fast/sharing.ts'
import type { Config } from './node.ts'
import { bytesOf, parseGeneral } from './parse-config.ts'

/**
 * Reads the configs of a sweep, most of which are alike: an equal text is read once, and equal blocks of different texts are one node.
 * What it keeps for later is bounded.
 *
 * @example
 * const cache = new ConfigCache()
 * const configs = files.map((bytes) => cache.parse(bytes))
 */
export class ConfigCache {
  readonly #sharing = new Sharing()

  /**
   * The config of a text, equal to what `parseConfig` gives.
   *
   * @throws ConfigError as `parseConfig` does
   *
   * @example
   * cache.parse('lr: 0.1\n') === cache.parse('lr: 0.1\n') // true
   */
  parse(input: string | Uint8Array): Config {
    const bytes = bytesOf(input)
    if (!bytes) return parseGeneral(input)
    const whole = this.#sharing.whole(bytes)
    if (whole.node) return whole.node
    const config = parseFast(bytes, this.#sharing) ?? parseGeneral(input)
    this.#sharing.keep(bytes, whole, config)
    return config
  }
}
