/** Makes text stand out, or leaves it as it is where colour is not wanted. Colour never says what the text does not. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  green(text: string): string
  yellow(text: string): string
  blue(text: string): string
  magenta(text: string): string
  cyan(text: string): string
}

const paint = (open: number, close: number) => (text: string) => `\x1b[${open}m${text}\x1b[${close}m`

const colours: Style = {
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39),
  green: paint(32, 39),
  yellow: paint(33, 39),
  blue: paint(34, 39),
  magenta: paint(35, 39),
  cyan: paint(36, 39),
}

const same = (text: string) => text

const noColours: Style = {
  bold: same,
  dim: same,
  red: same,
  green: same,
  yellow: same,
  blue: same,
  magenta: same,
  cyan: same,
}

/** When to use colour. */
export type ColourChoice = 'auto' | 'always' | 'never'

/** By the choice, else by NO_COLOR, FORCE_COLOR, and whether a terminal reads. */
export function styleFor(
  choice: ColourChoice,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): Style {
  if (choice !== 'auto') return choice === 'always' ? colours : noColours
  if (env.NO_COLOR) return noColours
  if (env.FORCE_COLOR) return env.FORCE_COLOR === '0' ? noColours : colours
  return isTTY && env.TERM !== 'dumb' ? colours : noColours
}
