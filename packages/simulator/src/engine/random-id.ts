const digits = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Makes a version 4 UUID. `crypto.randomUUID` is missing on pages served over plain http by IP address. */
export const uuid = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-')
}

const randomLetters = (length: number): string =>
  Array.from(
    crypto.getRandomValues(new Uint8Array(length)),
    (byte) => digits[byte % digits.length],
  ).join('')

/** Makes an id shaped like those Plaid gives Items and accounts. */
export const plaidId = (): string => randomLetters(37)

/** Makes an id shaped like Plaid's `request_id`. */
export const requestId = (): string => randomLetters(15)
