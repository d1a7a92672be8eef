import type { ReadOptions } from './run-source.ts'

/** The options for the reading of a part, whose progress is told as that of the whole. */
export function readingPart({ onProgress, ...options }: ReadOptions, before: number, total: number): ReadOptions {
  if (!onProgress) return options
  return { ...options, onProgress: (progress) => onProgress({ ...progress, done: before + progress.done, total }) }
}
