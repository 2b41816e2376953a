const hidden = '[redacted]'
const secretName = /tokens?$|secret|password|authorization|cookie/i
const tokenValue =
  /\b(access|public|link|processor)-(sandbox|production|development|devenv)-[\w-]+/g

/**
 * Copies a value for the log without anything secret in it: fields named like a token or a secret,
 * and texts that look like one of Plaid's tokens, wherever they stand.
 *
 * Of an error only name, code, message, stack and cause remain; what else libraries hang on theirs
 * (requests, with headers and bodies) is left out.
 */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return value.replace(tokenValue, `$1-$2-${hidden}`)
  if (typeof value !== 'object' || value === null) return value
  if (depth > 6) return '[too deep]'
  if (value instanceof Error)
    return redact(
      {
        name: value.name,
        ...('code' in value ? { code: value.code } : {}),
        message: value.message,
        stack: value.stack,
        ...(value.cause === undefined ? {} : { cause: value.cause }),
      },
      depth + 1,
    )
  if (Array.isArray(value)) return value.map((entry) => redact(entry, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      secretName.test(name) ? hidden : redact(entry, depth + 1),
    ]),
  )
}
