import type { Context } from 'hono'
import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'

/** Every field an endpoint knows, so that the compiler asks for those the SDK adds. */
export type Fields<T> = Record<keyof T, 'required' | 'optional'>

/** A request body whose fields have the right names and not yet the right types. */
export type Body<T> = { [K in keyof T]: unknown }

/** The keys to which the simulator answers; null for either means that any will do. */
export interface Keys {
  clientId: string | null
  secret: string | null
}

const parse = async (request: Request): Promise<Record<string, unknown>> => {
  let body: unknown
  try {
    body = await request.json()
  } catch {
    throw invalidRequest('INVALID_BODY', 'body could not be parsed as JSON')
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidRequest('INVALID_BODY', 'body must be a JSON object')
  }
  return body as Record<string, unknown>
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === ''

const list = (names: readonly string[]): string => names.join(', ')

/**
 * Reads the body of an API call as Plaid does: JSON, known fields alone, the required ones there, the keys right.
 *
 * @throws PlaidFailure `INVALID_BODY`, `UNKNOWN_FIELDS`, `MISSING_FIELDS` or `INVALID_API_KEYS`.
 */
export const readBody = async <T>(
  context: Context,
  keys: Keys,
  fields: Fields<T>,
): Promise<Body<T>> => {
  const body = await parse(context.req.raw)
  const clientId = context.req.header('plaid-client-id') ?? text(body['client_id'])
  const secret = context.req.header('plaid-secret') ?? text(body['secret'])
  const known: Record<string, string> = { client_id: 'optional', secret: 'optional', ...fields }
  const unknown = Object.keys(body).filter((name) => !Object.hasOwn(known, name))
  if (unknown.length > 0) {
    throw invalidRequest(
      'UNKNOWN_FIELDS',
      `the following fields are not recognized by this endpoint: ${list(unknown)}`,
    )
  }
  const missing = Object.keys(known).filter(
    (name) => known[name] === 'required' && isMissing(body[name]),
  )
  if (clientId === '') missing.push('client_id')
  if (secret === '') missing.push('secret')
  if (missing.length > 0) {
    throw invalidRequest(
      'MISSING_FIELDS',
      `the following required fields are missing: ${list(missing)}`,
    )
  }
  if (clientId !== (keys.clientId ?? clientId) || secret !== (keys.secret ?? secret)) {
    throw invalidInput('INVALID_API_KEYS', 'invalid client_id or secret provided')
  }
  return body as Body<T>
}

/**
 * Reads a field that must be a string.
 *
 * @throws PlaidFailure `INVALID_FIELD`.
 */
export const readString = <T>(body: Body<T>, name: keyof T & string): string => {
  const value = body[name]
  if (typeof value === 'string' && value !== '') return value
  throw invalidRequest('INVALID_FIELD', `${name} must be a non-empty string`)
}

/**
 * Reads a list of strings; an absent list is empty.
 *
 * @throws PlaidFailure `INVALID_FIELD`.
 */
export const readStrings = <T>(body: Body<T>, name: keyof T & string): string[] => {
  const value = body[name] ?? []
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) return value
  throw invalidRequest('INVALID_FIELD', `${name} must be an array of strings`)
}

/** Reads an object; anything else is as good as absent. */
export const readObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
