import { TestEnvironment as JsdomEnvironment } from 'jest-environment-jsdom'

/**
 * Jest's page of jsdom's, with what browsers have and that page has not, or has in a way that Node does not take:
 * `fetch` and what belongs to it, streams, text encoders, web cryptography, and broadcast channels, all of them Node's.
 *
 * A server and a simulator can then live in the process of the test.
 */
export default class PageEnvironment extends JsdomEnvironment {
  #channels: BroadcastChannel[] = []

  constructor(...given: ConstructorParameters<typeof JsdomEnvironment>) {
    super(...given)
    const opened = this.#channels
    const BroadcastChannel = class extends globalThis.BroadcastChannel {
      constructor(name: string) {
        super(name)
        opened.push(this)
      }
    }
    const values = Object.fromEntries(fromNode.map((name) => [name, globalThis[name]]))
    for (const [name, value] of Object.entries({ ...values, BroadcastChannel }))
      Object.defineProperty(this.global, name, { value, configurable: true, writable: true })
    takeNodeSignals(this.global.EventTarget.prototype, this.global)
    // Jest has put a function of its own before that of the window.
    takeNodeSignals(this.global, this.global)
  }

  override async teardown(): Promise<void> {
    // They go with their page; Node would wait for them.
    for (const channel of this.#channels) channel.close()
    await super.teardown()
  }
}

const fromNode = [
  'AbortController',
  'AbortSignal',
  'crypto',
  'fetch',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'structuredClone',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  // What all of these take for bytes.
  'Uint8Array',
  'WritableStream',
] as const

type Targets = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>

/** jsdom's own targets of events refuse a signal that is not jsdom's. */
const takeNodeSignals = (targets: Pick<Targets, 'addEventListener'>, page: Targets): void => {
  const { addEventListener } = targets
  targets.addEventListener = function add(this: Targets | undefined, type, listener, options) {
    const target = this ?? page
    if (typeof options !== 'object' || options?.signal === undefined)
      return addEventListener.call(target, type, listener, options)
    const { signal, ...rest } = options
    if (signal.aborted) return undefined
    const stop = (): void => target.removeEventListener(type, listener, rest)
    signal.addEventListener('abort', stop, { once: true })
    return addEventListener.call(target, type, listener, rest)
  }
}
