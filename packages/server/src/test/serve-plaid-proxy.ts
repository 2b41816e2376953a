import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What Plaid answered. */
export interface PlaidAnswer {
  status: number
  body: string
}

/** Something between a server and Plaid, where what Plaid did is known and its answer may get lost. */
export interface PlaidProxy {
  origin: string
  /** What Plaid was asked so far, with how it answered. */
  asked: { path: string; status: number }[]
  /**
   * Meets every call of a path. `ask` lets Plaid do what it is asked for; what is given back is answered,
   * and null cuts the connection.
   */
  meet(path: string, how: (ask: () => Promise<PlaidAnswer>) => Promise<PlaidAnswer | null>): void
  /** Lets all calls pass again. */
  meetNothing(): void
}

/** Serves a proxy in front of the simulator, until the test ends. */
export const servePlaidProxy = async (plaidOrigin: string): Promise<PlaidProxy> => {
  const meetings = new Map<string, Parameters<PlaidProxy['meet']>[1]>()
  const asked: PlaidProxy['asked'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    const ask = async (): Promise<PlaidAnswer> => {
      const { status, body } = await fetch(`${plaidOrigin}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'plaid-client-id': 'client',
          'plaid-secret': 'the-plaid-secret',
        },
        body: Buffer.concat(chunks).toString(),
      }).then(async (answer) => ({ status: answer.status, body: await answer.text() }))
      asked.push({ path, status })
      return { status, body }
    }
    const answer = async (): Promise<void> => {
      const given = await (meetings.get(path) ?? ((pass) => pass()))(ask)
      if (given === null) response.destroy()
      else response.writeHead(given.status, { 'content-type': 'application/json' }).end(given.body)
    }
    request.on('end', () => void answer().catch(() => response.destroy()))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    meet: (path, how) => void meetings.set(path, how),
    meetNothing: () => meetings.clear(),
  }
}

/** Lets Plaid do what it was asked for, and loses its answer. */
export const loseAnswer = async (ask: () => Promise<PlaidAnswer>): Promise<null> => {
  await ask()
  return null
}
