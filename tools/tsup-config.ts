import { defineConfig } from 'tsup'

/**
 * How every package is bundled: ESM JavaScript with source maps. Declarations come from `tsc -b`, which writes into
 * the same folder and is therefore left out of the cleaning.
 */
export function buildConfig(entry: Record<string, string>, platform: 'neutral' | 'node' = 'neutral') {
  return defineConfig({
    entry,
    format: 'esm',
    target: 'node22',
    platform,
    splitting: true,
    sourcemap: true,
    dts: false,
    clean: ['!**/*.d.ts', '!**/*.d.ts.map', '!**/*tsbuildinfo'],
  })
}
