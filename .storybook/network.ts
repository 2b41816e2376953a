import { RelinkError, type LinkBackend } from '@relink/core'
import type { Send } from './plaid-calls.ts'
import { waitAbout } from './pace.ts'

/** What the way to servers is like. */
export type Network = 'fast' | 'slow' | 'offline' | 'failing'

/** How long a slow network takes for one answer, in milliseconds. */
const slow = 2000

/** Puts a network between a page and the app's server. */
export const overNetwork = <B extends LinkBackend>(backend: B, network: () => Network): B =>
  new Proxy(backend, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...given: unknown[]): Promise<unknown> => {
        await cross(network())
        return Reflect.apply(method, target, given) as unknown
      }
    },
  })

const cross = async (network: Network): Promise<void> => {
  if (network === 'slow') await waitAbout(slow)
  if (network === 'offline')
    throw new RelinkError(
      'request_failed',
      'Failed to reach the server: the network of this story is off. Turn it on in the toolbar.',
    )
  if (network === 'failing')
    throw new RelinkError(
      'internal_error',
      'Failed to get an answer: the server of this story fails. Let it work in the toolbar.',
    )
}

/** Puts a network between Link and Plaid. */
export const linkOverNetwork =
  (send: Send, network: () => Network): Send =>
  async (request) => {
    if (network() === 'slow') await waitAbout(slow)
    if (network() === 'offline' || network() === 'failing') throw new TypeError('Failed to fetch')
    return send(request)
  }
