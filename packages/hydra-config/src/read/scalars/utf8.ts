// globals of every platform, which the language's own type library does not declare
declare const TextDecoder: new (
  label: 'utf-8',
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const encoder = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of UTF-8 bytes; undefined where they are none. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

// for each length, an array that is filled anew for each text
const CODES: readonly number[][] = Array.from({ length: 65 }, (_, length) => new Array<number>(length).fill(0))

/** The text of a part of bytes that is short and ASCII, faster than a decoder gives it; undefined for other parts. */
export function shortAscii(bytes: Uint8Array, start: number, end: number): string | undefined {
  const codes = CODES[end - start]
  if (codes === undefined) return undefined
  for (let i = 0; i < codes.length; i++) {
    const byte = bytes[start + i]!
    if (byte > 0x7f) return undefined
    codes[i] = byte
  }
  return String.fromCharCode.apply(undefined, codes)
}

/** The UTF-8 bytes of a text. */
export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text)
