import type { BrowserContext, Route } from '@playwright/test'
import type { SimulatorInside } from '../create-simulator.ts'
import { readLinkScript } from '../node/read-link-script.ts'

const plaidHosts = /^https:\/\/[a-z]+\.plaid\.com\//
const scriptAddress = /^https:\/\/[a-z]+\.plaid\.com\/link\/v2\/stable\/link-initialize\.js/

/** Where the simulator is said to be, to pages that load Plaid's own script tag. */
export const sandboxOrigin = 'https://sandbox.plaid.com'

const asRequest = (route: Route): Request => {
  const request = route.request()
  const body = request.postDataBuffer()
  const headers = Object.entries(request.headers()).filter(([name]) => !name.startsWith(':'))
  return new Request(request.url(), {
    method: request.method(),
    headers: Object.fromEntries(headers),
    ...(body && { body: new Uint8Array(body) }),
  })
}

// Not every browser takes a redirect from a test.
const redirectPage = (to: string): string =>
  `<!doctype html><script>location.replace(${JSON.stringify(to).replaceAll('<', '\\u003c')})</script>`

const fulfill = async (route: Route, response: Response): Promise<void> => {
  const to = response.headers.get('location')
  if (to !== null) {
    await route.fulfill({ contentType: 'text/html', body: redirectPage(to) })
    return
  }
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  })
}

/** Answers in Plaid's place whatever the pages and pop-ups of a browser ask of Plaid's hosts. */
export const answerPlaidHosts = async (
  context: BrowserContext,
  { simulator, faults }: SimulatorInside,
): Promise<void> => {
  const script = async (): Promise<Response> =>
    (await faults.meet('script', new AbortController().signal)) ??
    new Response(await readLinkScript(sandboxOrigin), {
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
    })
  await context.route(plaidHosts, async (route) => {
    try {
      const isScript = scriptAddress.test(route.request().url())
      await fulfill(route, isScript ? await script() : await simulator.fetch(asRequest(route)))
    } catch (cause) {
      // A fault that cuts the connection; anything else is a mistake, and shown as one.
      if (!(cause instanceof TypeError)) throw cause
      await route.abort('connectionreset')
    }
  })
}

/** Gives pages the script of a simulator that listens on a port, in place of Plaid's. */
export const answerFromPort = async (context: BrowserContext, origin: string): Promise<void> => {
  await context.route(scriptAddress, async (route) => {
    const response = await route.fetch({ url: `${origin}/link/v2/stable/link-initialize.js` })
    await route.fulfill({ response })
  })
}
