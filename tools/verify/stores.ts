import type { VerifyResult } from './result.ts'
import { archiveName, archivesAt, withStores } from './stores/archive.ts'
import { judge, storeDifferences } from './stores/differences.ts'
import { storeCases } from './stores/store-cases.ts'

/**
 * Verifies archives of MLflow stores against what MLflow and OmegaConf read of them: every experiment, and every value of
 * every run.
 *
 * @param path a folder with `NAME.tar.gz` and `NAME.expected.json`, or one such archive
 */
export async function verify(path: string): Promise<VerifyResult> {
  const archives = archivesAt(path)
  const cases = []
  for (const archive of archives) cases.push(...(await withStores(archive, storeCases)).flat())
  return judge(cases, storeDifferences(), archives.map(archiveName))
}
