import { RelinkError } from '@relink/core'
import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose'
import type { EncryptionKey } from './encryption-keys.ts'

/** Whose secret it is. All three are bound to the ciphertext and have to be named to open it. */
interface SealLabel {
  use: 'access_token' | 'link_token' | 'exchange'
  /** The Item's id, or the digest of the link token or public token. */
  id: string
  owner: string
}

/** Encrypts tokens for the store, each so that it opens only as what it was sealed as. */
export interface TokenVault {
  seal(label: SealLabel, token: string): Promise<string>
  /** Throws `token_unreadable`. */
  open(label: SealLabel, sealed: string): Promise<string>
  /** Whether it was sealed with the key that encrypts now. */
  isCurrent(sealed: string): boolean
}

const unreadable = (label: SealLabel, why: string, cause?: unknown): RelinkError =>
  new RelinkError(
    'token_unreadable',
    `Failed to decrypt the ${label.use} of ${label.id}: ${why}. Check that RELINK_ENCRYPTION_KEY still lists the key it was encrypted with, and that nobody edited the row.`,
    { cause },
  )

/**
 * Makes a vault of JWEs (`dir`, A256GCM).
 *
 * @param keys The first encrypts; every one decrypts, found by its `kid`, so that keys can be rotated.
 */
export const createTokenVault = (
  keys: readonly [EncryptionKey, ...EncryptionKey[]],
): TokenVault => {
  const secrets = new Map(keys.map(({ kid, secret }) => [kid, secret]))
  const [current] = keys
  return {
    seal: ({ use, id, owner }, token) =>
      new CompactEncrypt(new TextEncoder().encode(token))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current.kid, use, id, owner })
        .encrypt(current.secret),

    open: async (label, sealed) => {
      const { plaintext, protectedHeader } = await compactDecrypt(
        sealed,
        ({ kid }) => {
          const secret = secrets.get(kid ?? '')
          if (secret === undefined) throw new Error(`no key has the kid ${JSON.stringify(kid)}`)
          return secret
        },
        { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
      ).catch((error: unknown) => {
        throw unreadable(label, error instanceof Error ? error.message : 'it is damaged', error)
      })
      // Authentic, but perhaps pasted here from another row: the header says where it belongs.
      const { use, id, owner } = protectedHeader
      if (use !== label.use || id !== label.id || owner !== label.owner)
        throw unreadable(label, 'it was encrypted for another Item or owner')
      return new TextDecoder().decode(plaintext)
    },

    isCurrent: (sealed) => {
      try {
        return decodeProtectedHeader(sealed).kid === current.kid
      } catch {
        // Damaged: whoever opens it is told so.
        return false
      }
    },
  }
}
