// node --conditions=@runsheaf/source tools/fuzz/hydra-config.ts differential|bytes|mutations COUNT [SEED]
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import {
  type Config,
  type ConfigNode,
  flatten,
  isConfigError,
  isContainer,
  parseConfig,
  resolve,
  toPlain,
} from '../../packages/hydra-config/src/index.ts'
import { toYaml } from '../../packages/hydra-config/src/write.ts'
import { differentialProperty } from '../../packages/hydra-config/test/support/differential.ts'

const [kind = '', count = '1000', seed = '1'] = process.argv.slice(2)

/** Slowest reading that is let pass: a second, and a tenth of a millisecond per byte. */
const allowed = (bytes: number): number => 1000 + bytes / 10

const KINDS: Readonly<Record<string, () => string>> = {
  differential() {
    const seen = { accepted: 0 }
    fc.assert(differentialProperty(seen), { seed: Number(seed), numRuns: Number(count) })
    return `the fast parser accepted ${seen.accepted}, and agreed each time`
  },
  bytes: () => fuzz(randomBytes),
  mutations() {
    const files = realConfigs()
    return fuzz((random) => mutated(files[random(files.length)]!, files, random))
  },
}

type Random = (below: number) => number

/** Reads inputs that a generator makes; whatever is not a ConfigError ends the run. */
function fuzz(generate: (random: Random) => Uint8Array): string {
  const random = randomOf(Number(seed))
  let accepted = 0
  let slowest: { time: number; input: Uint8Array } = { time: 0, input: new Uint8Array() }
  for (let i = 0; i < Number(count); i++) {
    const input = generate(random)
    const before = performance.now()
    if (isRead(input)) accepted++
    const time = performance.now() - before
    if (time > slowest.time) slowest = { time, input }
    if (time > allowed(input.length)) throw new Error(`${time} ms for ${JSON.stringify([...input])}`)
  }
  const again = performance.now()
  isRead(slowest.input)
  const repeated = performance.now() - again
  return `${accepted} read, the others refused with a ConfigError, slowest ${slowest.time.toFixed(1)} ms (${repeated.toFixed(1)} ms when repeated)`
}

function isRead(input: Uint8Array): boolean {
  try {
    const config = parseConfig(input)
    checkWhole(config)
    const resolved = resolve(config, { env: { HOME: '/home' }, onError: () => {} })
    toPlain(resolved)
    flatten(resolved)
    toYaml(config)
    return true
  } catch (error) {
    if (isConfigError(error)) return false
    console.error(`input: ${JSON.stringify([...input])}\n${JSON.stringify(new TextDecoder().decode(input))}`)
    throw error
  }
}

/** A result is complete or there is none. */
function checkWhole(node: ConfigNode | Config): void {
  if (!isContainer(node)) {
    if (node.kind !== 'null' && (node.value === undefined || node.value === null)) throw new Error('a value is missing')
    return
  }
  const children = node.kind === 'map' ? node.values : node.items
  if (node.kind === 'map' && node.keys.length !== node.values.length)
    throw new Error('keys and values differ in number')
  for (let i = 0; i < children.length; i++) checkWhole(children[i]!)
}

function randomOf(from: number): Random {
  let state = from >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const YAML_BYTES = [...new TextEncoder().encode(' \n:-?[]{}#&*!|>\'"%@`,.~=<0123456789abefinotuxy_$\\\t')]

/** Half of them of any bytes, half of bytes that mean something in YAML. */
function randomBytes(random: Random): Uint8Array {
  const isYaml = random(2) === 0
  return Uint8Array.from({ length: random(64) }, () => (isYaml ? YAML_BYTES[random(YAML_BYTES.length)]! : random(256)))
}

/** The texts of the golden data, of a size that a million of them allows. */
function realConfigs(): Uint8Array[] {
  const path = new URL('../../packages/hydra-config/test/data/omegaconf-cases.json', import.meta.url)
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: readonly { yaml: string }[] }
  const texts = new Set(cases.map(({ yaml }) => yaml).filter(({ length }) => length < 600))
  return [...texts].map((text) => new TextEncoder().encode(text))
}

function mutated(file: Uint8Array, files: readonly Uint8Array[], random: Random): Uint8Array {
  let bytes = [...file]
  for (let left = 1 + random(4); left > 0; left--) {
    const at = random(bytes.length + 1)
    const other = files[random(files.length)]!
    switch (random(5)) {
      case 0:
        bytes[at] = YAML_BYTES[random(YAML_BYTES.length)]!
        break
      case 1:
        bytes.splice(at, 1 + random(8))
        break
      case 2:
        bytes.splice(at, 0, YAML_BYTES[random(YAML_BYTES.length)]!)
        break
      case 3:
        bytes.splice(at, 0, ...other.slice(0, random(other.length)))
        break
      default:
        bytes = bytes.concat(bytes.slice(at, at + random(40)))
    }
  }
  return Uint8Array.from(bytes)
}

if (!Object.hasOwn(KINDS, kind)) throw new Error(`give one of ${Object.keys(KINDS).join(', ')}`)
const start = performance.now()
const told = KINDS[kind]!()
console.log(`${kind}: ${count} inputs, seed ${seed}, ${((performance.now() - start) / 1000).toFixed(0)} s: ${told}`)
