import { z } from 'zod'
import type { Engine } from '../engine/engine.ts'
import { invalidInput, invalidRequest } from '../engine/plaid-failure.ts'

/** The keys to which the simulator answers; null for either means that any will do. */
export interface Keys {
  clientId: string | null
  secret: string | null
}

/** A call of an app's server, before its body is trusted. */
export interface ApiCall {
  body: unknown
  /** From the headers; null where there was none. */
  clientId: string | null
  secret: string | null
  /** Where the simulator was called at, for addresses that it gives out. */
  origin: string
}

/** An endpoint of Plaid's API. */
export interface Endpoint {
  path: string
  answer: (engine: Engine, keys: Keys, call: ApiCall) => object
}

/** Every field that an endpoint takes but the keys, so that the compiler asks for those the SDK adds. */
export type Shape<T> = Record<Exclude<keyof T, 'client_id' | 'secret'>, z.ZodType>

/** A string with something in it. */
export const text: z.ZodString = z.string().min(1).max(10_000)

const isWebAddress = (value: string): boolean =>
  URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)

/** Where webhooks go; an empty one is none. */
export const webhookAddress: z.ZodType<string | null | undefined> = z
  .string()
  .refine((value) => value === '' || isWebAddress(value), 'must be an http or https address')
  .nullish()

/** A value that the simulator takes and does not look at. */
export const ignored: z.ZodOptional<z.ZodUnknown> = z.unknown().optional()

const list = (names: readonly string[]): string => [...new Set(names)].join(', ')

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown => {
  let value = body
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join('.')

/** Names the fields that do not belong, and those that are not there. */
const sortIssues = (
  body: unknown,
  issues: readonly z.core.$ZodIssue[],
): { unknown: string[]; missing: string[]; wrong: string[] } => {
  const unknown: string[] = []
  const missing: string[] = []
  const wrong: string[] = []
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      unknown.push(...issue.keys.map((key) => nameOf([...issue.path, key])))
    } else if (isEmpty(valueAt(body, issue.path))) missing.push(nameOf(issue.path))
    else wrong.push(`${nameOf(issue.path)}: ${issue.message}`)
  }
  return { unknown, missing, wrong }
}

const readText = (value: unknown): string => (typeof value === 'string' ? value : '')

const keysSchema = { client_id: z.string().nullish(), secret: z.string().nullish() }

/**
 * Describes an endpoint: what it takes, and what it answers.
 *
 * Its body is read as Plaid does: JSON, known fields alone, the required ones there, the keys right, the types right.
 *
 * @throws PlaidFailure when called: `INVALID_BODY`, `UNKNOWN_FIELDS`, `MISSING_FIELDS`, `INVALID_API_KEYS` or
 * `INVALID_FIELD`.
 */
export const endpoint =
  <T>() =>
  <S extends Shape<T>, R extends object>(
    path: string,
    shape: S,
    handle: (engine: Engine, body: z.infer<z.ZodObject<S>>, call: ApiCall) => R,
  ): Endpoint => {
    const schema = z.strictObject({ ...shape, ...keysSchema })
    return {
      path,
      answer: (engine, keys, call) => {
        const { body } = call
        if (typeof body !== 'object' || body === null || Array.isArray(body)) {
          throw invalidRequest('INVALID_BODY', 'body must be a JSON object')
        }
        const { data, error } = schema.safeParse(body)
        const { unknown, missing, wrong } = sortIssues(body, error?.issues ?? [])
        if (unknown.length > 0) {
          throw invalidRequest(
            'UNKNOWN_FIELDS',
            `the following fields are not recognized by this endpoint: ${list(unknown)}`,
          )
        }
        const clientId = call.clientId ?? readText(valueAt(body, ['client_id']))
        const secret = call.secret ?? readText(valueAt(body, ['secret']))
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
        if (!data) throw invalidRequest('INVALID_FIELD', wrong.join('; '))
        return handle(engine, data as z.infer<z.ZodObject<S>>, call)
      },
    }
  }
