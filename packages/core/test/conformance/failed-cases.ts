import type { ConformanceCase } from '../../src/conformance.ts'

/** The names of the cases that a plugin fails. */
export async function failedCases<Plugin>(
  cases: readonly ConformanceCase<Plugin>[],
  plugin: Plugin,
): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of cases) {
    try {
      await run(plugin)
    } catch {
      failed.push(name)
    }
  }
  return failed
}
