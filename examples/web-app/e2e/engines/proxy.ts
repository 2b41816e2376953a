import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer given in the place of the server's own. */
export interface Answer {
  contentType: string
  body: string
}

/** Stands between a browser and its servers: what Playwright's routes are to the browsers that have them. */
export interface Proxy {
  host: string
  /** Puts an answer where a path of the app is. */
  answer: (pathname: string, answer: Answer) => void
  /** How many requests were made since the last `forget`, by method and path. */
  count: (line: RegExp) => number
  forget: () => void
  /** Forgets the requests and the answers. */
  reset: () => void
  close: () => void
}

export const openProxy = async (): Promise<Proxy> => {
  const answers = new Map<string, Answer>()
  let seen: string[] = []

  const fail = (response: ServerResponse): void => {
    if (!response.headersSent) response.writeHead(502)
    response.end()
  }
  const server = createServer((asked, response) => {
    // What a browser asks of a proxy is a whole address.
    const url = new URL(asked.url ?? '')
    seen.push(`${asked.method ?? ''} ${url.pathname}`)
    const answer = answers.get(url.pathname)
    if (answer !== undefined) {
      response.writeHead(200, { 'content-type': answer.contentType, 'cache-control': 'no-store' })
      response.end(answer.body)
      return
    }
    const passed = request(
      url,
      { method: asked.method ?? 'GET', headers: asked.headers },
      (answered) => {
        response.writeHead(answered.statusCode ?? 502, answered.headers)
        answered.pipe(response)
      },
    )
    passed.on('error', () => fail(response))
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  const forget = (): void => {
    seen = []
  }
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer: (pathname, answer) => void answers.set(pathname, answer),
    count: (line) => seen.filter((request) => line.test(request)).length,
    forget,
    reset: () => {
      forget()
      answers.clear()
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
