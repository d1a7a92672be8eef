const graphemes = new Intl.Segmenter()
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u

/** How many columns of a terminal a text takes: Chinese, Japanese, Korean and emoji take two. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += wide.test(segment) ? 2 : 1
  return width
}

/** The text, cut to a width with `…` at its end if it takes more. */
export function shorten(text: string, width: number): string {
  if (displayWidth(text) <= width) return text
  let short = ''
  for (const { segment } of graphemes.segment(text)) {
    if (displayWidth(short + segment) >= width) break
    short += segment
  }
  return `${short}…`
}
