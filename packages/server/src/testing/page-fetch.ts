/** What one page asks of its own origin below a path is answered here, in place of the network. */
export interface PageRoute {
  origin: string
  basePath: string
  answer: (request: Request) => Promise<Response>
}

/** Rejects once the page called the request off, as `fetch` does. */
const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal.reason as Error)
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  })

const routed =
  ({ origin, basePath, answer }: PageRoute, elsewhere: typeof fetch): typeof fetch =>
  async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input), origin)
    if (url.origin !== origin || !url.pathname.startsWith(`${basePath}/`))
      return elsewhere(input, init)
    // A page of jsdom's has signals of its own, which Node does not take for any.
    const { signal, ...rest } = init
    const request = new Request(input instanceof Request ? input : url, rest)
    // As browsers do; scripts cannot.
    if (!request.headers.has('origin')) request.headers.set('origin', origin)
    return Promise.race([answer(request), ...(signal ? [whenAborted(signal)] : [])])
  }

/**
 * Answers the page's requests to one part of its own server; all others go where they went before.
 *
 * @returns Puts things back as they were.
 */
export const answerPage = (route: PageRoute): (() => void) => {
  const before = globalThis.fetch
  globalThis.fetch = routed(route, before)
  return () => {
    globalThis.fetch = before
  }
}

/**
 * Lets Node's cryptography take for bytes what a page of jsdom's makes.
 *
 * jsdom has a `Uint8Array` of its own, and what compares with `instanceof` knows only one.
 *
 * @returns Puts things back as they were.
 */
export const shareBytes = (): (() => void) => {
  const before = globalThis.Uint8Array
  globalThis.Uint8Array = new TextEncoder().encode('').constructor as Uint8ArrayConstructor
  return () => {
    globalThis.Uint8Array = before
  }
}

/** Takes out of a page what Relink keeps there: what was set aside for a return, and the address that it began with. */
export const forgetPage = (): void => {
  for (const storage of [globalThis.localStorage, globalThis.sessionStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith('relink.')) storage.removeItem(key)
  }
  Reflect.deleteProperty(globalThis, Symbol.for('relink.return'))
}
