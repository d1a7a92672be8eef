import type { ViteUserConfig } from 'vitest/config'

/** The condition under which packages resolve to their sources, so that no build is needed to test. */
const conditions = ['@runsheaf/source', 'node', 'import', 'default']

/**
 * The test settings that every project shares. Results also go to `.cache/test-report.json` in the project's
 * folder, from which the continuous integration adds up the true number of tests.
 */
export function testConfig(name: string, tsconfig = './tsconfig.test.json'): ViteUserConfig {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: ['test/**/*.test.ts'],
      typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig },
      // a hang must end some time; a loaded machine must not fail a test
      testTimeout: 120_000,
      hookTimeout: 120_000,
      reporters: ['default', 'json'],
      outputFile: { json: '.cache/test-report.json' },
    },
  }
}
