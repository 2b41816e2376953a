import { RelinkError, type PlaidEnvironment } from '@relink/core'
import { base64url } from 'jose'
import type { DevelopmentKey } from '../store/store.ts'

/** A key as it is configured. */
export interface EncryptionKeyOption {
  /** Names the key in what it encrypted. */
  kid: string
  /** 32 bytes, base64url. */
  key: string
}

/** A key, decoded. */
export interface EncryptionKey {
  kid: string
  secret: Uint8Array
}

type EncryptionKeys = [EncryptionKey, ...EncryptionKey[]]

/** The environment variable the keys are read from. */
const keyVariable = 'RELINK_ENCRYPTION_KEY'

const invalid = (why: string): RelinkError =>
  new RelinkError(
    'option_invalid',
    `Failed to read the encryption keys: ${why}. Give each as \`kid:key\`, the key being 32 bytes in base64url.`,
  )

const decode = (key: string): Uint8Array => {
  try {
    return base64url.decode(key)
  } catch {
    // Reported by its length below, without repeating any of it.
    return new Uint8Array()
  }
}

const decodeAll = (options: readonly EncryptionKeyOption[]): EncryptionKeys => {
  const keys = options.map(({ kid, key }, index) => {
    const secret = decode(key)
    // By number: whoever swapped the two halves has the key itself where its name should be.
    if (kid === '') throw invalid(`number ${index + 1} has an empty kid`)
    if (secret.length !== 32) throw invalid(`number ${index + 1} is not 32 bytes long`)
    return { kid, secret }
  })
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw invalid('two have the same kid')
  const [first, ...older] = keys
  if (first === undefined) throw invalid('the list is empty')
  return [first, ...older]
}

/** Reads `kid:key,kid:key…`; a key without a kid is the one named `1`. */
const parseEncryptionKeys = (text: string): EncryptionKeyOption[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const colon = entry.indexOf(':')
      return colon < 0
        ? { kid: '1', key: entry }
        : { kid: entry.slice(0, colon), key: entry.slice(colon + 1) }
    })

const fromEnvironment = (): EncryptionKeyOption[] =>
  typeof process === 'undefined' ? [] : parseEncryptionKeys(process.env[keyVariable] ?? '')

/** Where keys may come from, besides the environment. */
export interface KeySources {
  encryptionKeys: readonly EncryptionKeyOption[] | undefined
  environment: PlaidEnvironment
  development: boolean
  developmentKey: DevelopmentKey | undefined
  /** Called with the place when a development key is used. */
  onDevelopmentKey: (place: string) => void
}

/**
 * Finds the keys that protect tokens at rest: the option, else the environment, else, in development
 * against Sandbox only, one that is generated and kept beside the data.
 *
 * Throws `key_missing` or `option_invalid`.
 */
export const findEncryptionKeys = (sources: KeySources): EncryptionKeys => {
  const configured = sources.encryptionKeys ?? fromEnvironment()
  if (configured.length > 0) return decodeAll(configured)
  if (sources.development && sources.environment === 'sandbox' && sources.developmentKey) {
    const { place, keep } = sources.developmentKey
    const key = keep(base64url.encode(crypto.getRandomValues(new Uint8Array(32))))
    sources.onDevelopmentKey(place)
    return decodeAll([{ kid: 'development', key }])
  }
  throw new RelinkError(
    'key_missing',
    `Failed to start Relink: there is no key to encrypt access tokens with, so set ${keyVariable} to 32 random bytes in base64url (\`openssl rand -base64 32 | tr '+/' '-_' | tr -d =\`).`,
  )
}
