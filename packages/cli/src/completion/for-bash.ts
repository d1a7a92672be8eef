import type { Candidate } from './candidate.ts'
import { quoted, type ShellWord } from './shell-words.ts'

/**
 * What bash is given for candidates of a word: each quoted as the word is, without what stands before bash's own idea of the
 * word, which begins anew at `:`, `=` and `@`.
 *
 * @param ownWord what bash takes for the word.
 */
export function forBash(candidates: readonly Candidate[], word: ShellWord, ownWord: string): string[] {
  const own = /^[:=@]+$/.test(ownWord) ? '' : ownWord.replace(/^['"]/, '')
  const before = word.typed.replace(/^['"]/, '')
  const kept = before.endsWith(own) ? before.length - own.length : 0
  return candidates.map(({ text }) => quoted(text, word.open).slice(kept))
}
