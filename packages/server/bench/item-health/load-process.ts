// Browsers and Plaid: all that asks a server something, in a process of its own.
import { Agent, request as httpRequest } from 'node:http'
import type { JWK } from 'jose'
import { answerQuestions } from './child-process.ts'
import { openStreams, type Streams } from './follow-streams.ts'
import { signWebhooks } from './sign-webhooks.ts'

interface Sending {
  url: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** What became of a load. Times are milliseconds. */
export interface Outcome {
  answered: number
  failed: number
  /** From the first request to the last answer. */
  took: number
  times: number[]
}

const agentOf = (sockets: number): Agent => new Agent({ keepAlive: true, maxSockets: sockets })

const send = (agent: Agent, { url, method, headers, body }: Sending): Promise<boolean> =>
  new Promise((resolve) => {
    const request = httpRequest(url, { agent, method, headers }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode === 200))
    })
    request.once('error', () => resolve(false))
    request.end(body)
  })

const timed = async (agent: Agent, sending: Sending, outcome: Outcome): Promise<void> => {
  const start = performance.now()
  const isOk = await send(agent, sending)
  outcome.times.push(performance.now() - start)
  if (isOk) outcome.answered += 1
  else outcome.failed += 1
}

const newOutcome = (): Outcome => ({ answered: 0, failed: 0, took: 0, times: [] })

/** Sends all, so many at a time, as fast as they are answered. */
const sendAll = async (sendings: readonly Sending[], inFlight: number): Promise<Outcome> => {
  const agent = agentOf(inFlight)
  const outcome = newOutcome()
  const start = performance.now()
  const queue = sendings.values()
  const work = async (): Promise<void> => {
    for (const sending of queue) await timed(agent, sending, outcome)
  }
  await Promise.all(Array.from({ length: inFlight }, work))
  outcome.took = performance.now() - start
  agent.destroy()
  return outcome
}

/** Sends all, evenly over the time, however long the answers take. */
const sendEvenly = async (sendings: readonly Sending[], rate: number): Promise<Outcome> => {
  const agent = agentOf(64)
  const outcome = newOutcome()
  const start = performance.now()
  const underWay: Promise<void>[] = []
  for (const [index, sending] of sendings.entries()) {
    const early = start + (index / rate) * 1000 - performance.now()
    if (early > 1)
      await new Promise((resolve) => {
        setTimeout(resolve, early)
      })
    underWay.push(timed(agent, sending, outcome))
  }
  await Promise.all(underWay)
  outcome.took = performance.now() - start
  agent.destroy()
  return outcome
}

interface WebhookLoad {
  origin: string
  itemIds: string[]
  count: number
  inFlight: number
  privateKey: JWK
}

interface MixedLoad {
  /** The servers; requests go to each in turn. */
  origins: string[]
  people: string[]
  itemIds: string[]
  count: number
  /** Requests a second. */
  rate: number
  privateKey: JWK
}

let streams: Streams | null = null

const json = { 'content-type': 'application/json' }

const webhooksTo = async (
  origin: string,
  itemIds: readonly string[],
  count: number,
  privateKey: JWK,
): Promise<Sending[]> => {
  const signed = await signWebhooks(itemIds, count, privateKey)
  return signed.map(({ body, token }) => ({
    url: `${origin}/api/link/webhooks`,
    method: 'POST',
    headers: { ...json, 'plaid-verification': token },
    body,
  }))
}

const answers = {
  /** Signs first; only the sending is timed. */
  webhooks: async ({ origin, itemIds, count, inFlight, privateKey }: WebhookLoad) =>
    sendAll(await webhooksTo(origin, itemIds, count, privateKey), inFlight),

  /** One person reads their Items again and again. */
  items: ({ origin, person, count }: { origin: string; person: string; count: number }) => {
    const url = `${origin}/api/link/items`
    const sending: Sending = { url, method: 'GET', headers: { 'x-person': person } }
    return sendAll(
      Array.from({ length: count }, () => sending),
      1,
    )
  },

  /** Of five requests three read a person's Items, one asks for a link token, and one is a webhook. */
  mixed: async ({ origins, people, itemIds, count, rate, privateKey }: MixedLoad) => {
    const webhooks = await webhooksTo('', itemIds, Math.ceil(count / 5), privateKey)
    const requestOf = (index: number): Sending => {
      const person = people[index % people.length] ?? ''
      if (index % 5 === 4) return webhooks.pop() as Sending
      if (index % 5 === 2)
        return {
          url: '/api/link/link-tokens',
          method: 'POST',
          headers: { ...json, 'x-person': person },
          body: JSON.stringify({ mode: 'new', flowId: crypto.randomUUID(), returnTo: '/banks' }),
        }
      return { url: '/api/link/items', method: 'GET', headers: { 'x-person': person } }
    }
    const sendings = Array.from({ length: count }, (_, index) => {
      const sending = requestOf(index)
      // Five of a kind go to each server before the next, so that all get the same mix.
      const origin = origins[Math.floor(index / 5) % origins.length] ?? ''
      return { ...sending, url: origin + sending.url }
    })
    return sendEvenly(sendings, rate)
  },

  /** Opens a stream for each of these people; they have heard nothing yet. */
  follow: async (follows: { origin: string; person: string }[]) => {
    streams = await openStreams(follows)
  },
  /** Forgets what was heard so far. */
  forget: () => streams?.forget(),
  /** When the last of these people's streams had heard of a change. */
  lastHeard: (people: string[]) => streams?.lastHeard(new Set(people)),
  unfollow: async () => {
    await streams?.close()
    streams = null
  },
}
export type LoadAnswers = typeof answers

answerQuestions(answers, () => streams?.close())
