import { RelinkError } from '@relink/core'
import type { z } from 'zod'

/** Bytes a body may have; the largest honest one is a few hundred accounts. */
const bodyLimit = 64 * 1024

const invalid = (why: string): RelinkError =>
  new RelinkError('invalid_request', `Failed to read the request: ${why}`)

const isJson = (contentType: string): boolean =>
  /^application\/json\s*(;|$)/i.test(contentType.trim())

/**
 * Refuses bodies of another type, which is what an HTML form of any site can send. Throws `json_only`.
 *
 * A request that names no type is left to {@link readBody}: some of ours have no body at all.
 */
export const guardContentType = (request: Request): void => {
  const contentType = request.headers.get('content-type')
  if (contentType === null || isJson(contentType)) return
  throw new RelinkError(
    'json_only',
    'Failed to read the request: its body is not JSON. Send it as `application/json`.',
  )
}

/** Refuses a body that somebody else has read before, such as `express.json()`. */
const refuseRead = <T extends Uint8Array>({ headers }: Request, bytes: T): T => {
  if (bytes.byteLength > 0 || !(Number(headers.get('content-length')) > 0)) return bytes
  throw invalid(
    'its body has been read already. Mount Relink before `express.json()` and other parsers.',
  )
}

/** Reads a body as it arrived, up to the limit. Throws `invalid_request` when it is larger, or gone. */
export const readBytes = async (
  request: Request,
  limit = bodyLimit,
): Promise<Uint8Array<ArrayBuffer>> => {
  if (request.body === null) return refuseRead(request, new Uint8Array())
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.byteLength
    if (size > limit) {
      await reader.cancel()
      throw invalid(`its body is larger than ${limit} bytes. Send less.`)
    }
    chunks.push(value)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return refuseRead(request, bytes)
}

const readText = async (request: Request): Promise<string> =>
  new TextDecoder().decode(await readBytes(request))

const nameOf = (issue: z.core.$ZodIssue): string => {
  const path = issue.path.map(String)
  const extra = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...path, ...extra].join('.') || 'body'
}

const requireJson = (request: Request): void => {
  if (request.headers.get('content-type') !== null) return
  throw new RelinkError(
    'json_only',
    'Failed to read the request: it names no content type. Send JSON as `application/json`.',
  )
}

const parse = <T>(text: string, schema: z.ZodType<T>): T => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('`body` is not JSON. Send a JSON object.')
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw invalid(
    issue === undefined
      ? '`body` is wrong.'
      : `\`${nameOf(issue)}\` is wrong: ${issue.message}. Check the field against the wire contract.`,
  )
}

/**
 * Reads a JSON body of a known shape; fields that are not part of it are refused.
 *
 * Throws `json_only`, or `invalid_request` with the name of the field that is wrong.
 */
export const readBody = async <T>(request: Request, schema: z.ZodType<T>): Promise<T> => {
  requireJson(request)
  return parse(await readText(request), schema)
}

/** Like {@link readBody}, where every field may be left out: no body at all is an empty one. */
export const readOptionalBody = async <T>(request: Request, schema: z.ZodType<T>): Promise<T> => {
  const text = await readText(request)
  if (text === '') return parse('{}', schema)
  requireJson(request)
  return parse(text, schema)
}
