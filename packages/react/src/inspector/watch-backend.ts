import { isRelinkError, type BackendCall, type LinkBackend } from '@relink/core'
import { hideSecrets } from './hide-secrets.ts'

/** One request of the back end, as far as it has come. */
export interface RequestRecord {
  id: number
  method: keyof LinkBackend
  /** What it was about: a mode, an Item, an outcome. */
  about: string
  /** Milliseconds since the epoch. */
  at: number
  /** Milliseconds; null while it is on its way. */
  took: number | null
  outcome: 'waiting' | 'answered' | 'failed' | 'called off'
  /** Why it failed; null when it did not. */
  code: string | null
  /** Plaid's code, where it was Plaid that refused. */
  plaidCode: string | null
  /** The server's id for it; browsers learn it of failed requests alone. */
  requestId: string | null
  /** What the error said to developers. */
  message: string | null
}

/** What requests can be about. */
const methods: ReadonlySet<unknown> = new Set<keyof LinkBackend>([
  'createLinkToken',
  'linkItem',
  'confirmUpdated',
  'listItems',
  'getItem',
  'removeItem',
  'followEvents',
  'takePendingLink',
  'recoverLink',
])

let lastId = 0

type Method = (...given: unknown[]) => unknown

/** The same back end, whose requests somebody hears of: when they begin, and once more when they end. */
export const watchBackend = (
  backend: LinkBackend,
  hear: (request: RequestRecord) => void,
  now: () => number = Date.now,
): LinkBackend =>
  // Over an object of its own: what is frozen may not answer through a proxy with anything but itself.
  new Proxy({} as LinkBackend, {
    has: (_, name) => name in backend,
    get(_, name) {
      const method = Reflect.get(backend, name) as unknown
      if (typeof method !== 'function') return method
      const call = (...given: unknown[]): unknown => Reflect.apply(method as Method, backend, given)
      return methods.has(name)
        ? (...given: unknown[]) => watchCall(name as keyof LinkBackend, call, given, hear, now)
        : call
    },
  })

const watchCall = async (
  method: keyof LinkBackend,
  call: Method,
  given: unknown[],
  hear: (request: RequestRecord) => void,
  now: () => number,
): Promise<unknown> => {
  lastId += 1
  const begun: RequestRecord = {
    id: lastId,
    method,
    about: method === 'followEvents' ? 'a stream' : tellRequest(given[0]),
    at: now(),
    took: null,
    outcome: 'waiting',
    code: null,
    plaidCode: null,
    requestId: null,
    message: null,
  }
  hear(begun)
  let about = begun.about
  if (method === 'followEvents') {
    const own = given[1] as Method
    let heard = 0
    given[1] = (event: unknown, ...rest: unknown[]) => {
      if (event !== null) {
        heard += 1
        about = `a stream, ${tellNumber(heard, 'event')}`
        hear({ ...begun, about })
      }
      return own(event, ...rest)
    }
  }
  const end = (change: Partial<RequestRecord>): void =>
    hear({ ...begun, about, took: now() - begun.at, ...change })
  try {
    const answer = await call(...given)
    const told = tellAnswer(answer)
    end({ outcome: 'answered', about: [about, told].filter(Boolean).join(' → ') })
    return answer
  } catch (error) {
    const last = given.at(-1) as BackendCall | undefined
    end(last?.signal?.aborted ? { outcome: 'called off' } : { outcome: 'failed', ...why(error) })
    throw error
  }
}

const why = (error: unknown): Pick<RequestRecord, 'code' | 'plaidCode' | 'requestId' | 'message'> =>
  isRelinkError(error)
    ? {
        code: hideSecrets(error.code),
        plaidCode: error.plaid ? hideSecrets(error.plaid.code) : null,
        requestId: error.requestId && hideSecrets(error.requestId),
        message: hideSecrets(error.message),
      }
    : {
        code: 'not a RelinkError',
        plaidCode: null,
        requestId: null,
        message: hideSecrets(String(error)),
      }

const tellNumber = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? '' : 's'}`

const tellRequest = (request: unknown): string => {
  if (typeof request === 'string') return hideSecrets(request)
  const { mode, itemId, ifConnected } = Object(request) as Record<string, unknown>
  return [mode, itemId, ifConnected && `if connected: ${String(ifConnected)}`]
    .filter((word) => typeof word === 'string')
    .map((word) => hideSecrets(word))
    .join(' ')
}

const tellAnswer = (answer: unknown): string => {
  if (Array.isArray(answer)) return tellNumber(answer.length, 'Item')
  const { outcome, repaired, failure, expiresIn, health } = Object(answer) as Record<
    string,
    unknown
  >
  if (typeof outcome === 'string') return hideSecrets(outcome)
  if (typeof repaired === 'boolean')
    return repaired ? 'repaired' : `not repaired: ${String(failure)}`
  if (typeof expiresIn === 'number') return `good for ${Math.round(expiresIn / 60)} min`
  return typeof health === 'object' && health !== null
    ? String((health as { status?: unknown }).status)
    : ''
}
