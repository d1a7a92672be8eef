// globals of every platform, which the language's own type library does not declare
declare const TextDecoder: new (
  label: 'utf-8' | 'latin1',
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string }

declare const TextEncoder: new () => { encode(text: string): Uint8Array }

const encoder = new TextEncoder()
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const latin1 = new TextDecoder('latin1', { fatal: false, ignoreBOM: true })

/** The text of UTF-8 bytes; undefined where they are none. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes)
  } catch {
    return undefined
  }
}

/** A text of which every character stands for one byte; bytes below 0x80 are themselves. */
export const decodeByteByByte = (bytes: Uint8Array): string => latin1.decode(bytes)

/** The UTF-8 bytes of a text. */
export const encodeUtf8 = (text: string): Uint8Array => encoder.encode(text)
