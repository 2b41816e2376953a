import { base64url } from 'jose'

/** SHA-256 of a text, base64url; what tokens are looked up by, so that none lies in an index. */
export const digest = async (text: string): Promise<string> =>
  base64url.encode(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))),
  )
