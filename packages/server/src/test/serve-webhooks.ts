import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Item } from '@relink/core'
import type { SimulatorControl } from '@relink/simulator'
import { expect, onTestFinished, vi } from 'vitest'
import type { RelinkOptions } from '../options/relink-options.ts'
import { connectBank } from './connect-bank.ts'
import { startRelink, type StartedRelink } from './start-relink.ts'

/** A server under test that Plaid's webhooks come to over HTTP. */
export interface WebhookedRelink extends StartedRelink {
  control: SimulatorControl
  /** Where webhooks go. */
  webhook: string
  /** Sends webhooks to another server from now on. */
  point(server: StartedRelink): void
  /** Posts bytes as a webhook, whoever signed them. */
  post(
    body: string,
    token: string | null,
    headers?: Record<string, string>,
  ): Promise<{ status: number; text: string }>
  /** Signs a body as Plaid does, and posts it. Gives the status of the answer. */
  deliver(webhook: object): Promise<number>
  /** A new Item, with the calls that it took forgotten. */
  connect(who?: Parameters<typeof connectBank>[1]): Promise<Item>
  /** Waits until the Item is shown so. Gives how many milliseconds it took. */
  shows(item: Item, health: object): Promise<number>
  /** How often the Item was read at Plaid. */
  reads(): number
  /** Moves the clock, and with it the second that a webhook is signed in. */
  pass(milliseconds: number): void
}

const listen = async (answer: (request: Request) => Promise<Response>): Promise<string> => {
  const http = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', async () => {
      const headers = incoming.headers as Record<string, string>
      const url = `http://${headers['host']}${incoming.url}`
      const method = incoming.method ?? 'POST'
      const response = await answer(
        new Request(url, { method, headers, body: Buffer.concat(chunks) }),
      )
      outgoing.writeHead(response.status).end(await response.text())
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

/** Starts a server whose Items have a webhook. */
export const startWithWebhooks = async (
  options: Partial<RelinkOptions> = {},
): Promise<WebhookedRelink> => {
  let receiver: StartedRelink | null = null
  const origin = await listen(
    (request) => receiver?.relink.fetch(request) ?? Promise.resolve(new Response()),
  )
  const webhook = `${origin}/api/link/webhooks`
  const server = await startRelink({ webhook, rateLimit: false, ...options })
  receiver = server
  const { control } = server.simulator
  const post: WebhookedRelink['post'] = async (body, token, headers = {}) => {
    const response = await server.relink.fetch(
      new Request('https://app.test/api/link/webhooks', {
        method: 'POST',
        body,
        headers: { ...(token === null ? {} : { 'plaid-verification': token }), ...headers },
      }),
    )
    return { status: response.status, text: await response.text() }
  }
  return {
    ...server,
    control,
    webhook,
    point: (other) => {
      receiver = other
    },
    post,
    deliver: async (body) => {
      const text = JSON.stringify({ environment: 'sandbox', ...body }, null, 2)
      return (await post(text, await control.signWebhook(text))).status
    },
    connect: async (who) => {
      const item = await connectBank(server, who)
      server.calls.length = 0
      server.clock.now += 1000
      return item
    },
    shows: async ({ id }, health) => {
      const from = performance.now()
      await vi.waitFor(
        async () => {
          const items = await server.relink.listItems('ann')
          expect(items.find((item) => item.id === id)?.health).toMatchObject(health)
        },
        { timeout: 5000, interval: 10 },
      )
      return performance.now() - from
    },
    reads: () => server.calls.filter(({ path }) => path === '/item/get').length,
    pass: (milliseconds) => {
      server.clock.now += milliseconds
    },
  }
}

/** The rows of webhooks, oldest first. */
export const webhookRows = (server: StartedRelink) =>
  server.store.query(
    'select item_id, body, handled_at from relink_webhooks order by received_at, said_at',
  )
