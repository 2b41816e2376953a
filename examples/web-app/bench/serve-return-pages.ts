import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'

/** How Plaid's script is answered. */
export interface ScriptAnswer {
  /** Milliseconds before the answer begins. */
  delay: number
  /** Counts the event loop's turns until `Plaid.create`, which costs time; so not while time is measured. */
  countsTurns: boolean
}

/** What the stub says in the console when `Plaid.create` is called, before JSON of {@link Created}. */
export const createdMark = 'Plaid.create '

export interface Created {
  /** Milliseconds since the navigation began. */
  at: number
  turns: number
}

const plaidScript = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js'

// A stub, since all that counts here is when it is called. It is smaller than Plaid's script, which favours
// the bare page: on a slow network there is less to wait for beside the other page's own script.
const stub = (countsTurns: boolean): string => `{
  let turns = 0
  let isCreated = false
  window.Plaid = {
    create() {
      const at = performance.now()
      if (!isCreated) console.log('${createdMark}' + JSON.stringify({ at, turns }))
      isCreated = true
      return { open() {}, exit() {}, submit() {}, destroy() {} }
    },
  }
  if (${countsTurns}) {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      turns += 1
      if (!isCreated) port2.postMessage(null)
    }
    port2.postMessage(null)
  }
}`

const listen = async (port: number, host: string, answer: RequestListener): Promise<Server> => {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  return server
}

/**
 * Serves both return pages from one origin, compressed as hosts do, and Plaid's script from another.
 *
 * The script's address is changed in what is served: a script that Playwright answers for in Plaid's place would
 * never meet the slow network, and every request of the page would wait for Playwright.
 *
 * @param port Of the pages; the script has the next one.
 */
export const serveReturnPages = async (port: number) => {
  let script: ScriptAnswer = { delay: 0, countsTurns: false }
  const scriptAddress = `http://127.0.0.1:${port + 1}/link-initialize.js`
  const read = (file: string): Buffer => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    return gzipSync(text.replaceAll(plaidScript, scriptAddress))
  }
  const built = '../../oauth-redirect-page/dist/'
  const files: Record<string, { type: string; body: Buffer }> = {
    '/bare': { type: 'text/html', body: read('bare-return-page.html') },
    '/oauth': { type: 'text/html', body: read(`${built}oauth.html`) },
    '/set-aside': { type: 'text/html', body: gzipSync('<!doctype html><title>Set aside</title>') },
  }

  const pages = await listen(port, 'localhost', (request, response) => {
    const file = files[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (file === undefined) response.writeHead(404).end()
    else
      response
        .writeHead(200, {
          'content-type': `${file.type}; charset=utf-8`,
          'content-encoding': 'gzip',
        })
        .end(file.body)
  })
  const plaid = await listen(port + 1, '127.0.0.1', (_request, response) => {
    setTimeout(() => {
      response
        .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
        .end(stub(script.countsTurns))
    }, script.delay)
  })

  return {
    scriptAddress,
    answerScript(answer: ScriptAnswer): void {
      script = answer
    },
    close(): void {
      for (const server of [pages, plaid]) {
        server.close()
        server.closeAllConnections()
      }
    },
  }
}
