import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import PageEnvironment from './page-environment.ts'

type Given = ConstructorParameters<typeof PageEnvironment>

let environment: PageEnvironment

beforeEach(() => {
  environment = new PageEnvironment(
    { projectConfig: { testEnvironmentOptions: {} } } as unknown as Given[0],
    { console } as Given[1],
  )
})

afterEach(() => environment.teardown())

/** Runs a script in the page, as a test of Jest's does. */
const inPage = (script: string): unknown => environment.dom?.window.eval(script)

test('a page of Jest’s has what browsers have and jsdom has not', async () => {
  const answer = inPage(`
    new Response(new TextEncoder().encode(JSON.stringify({ at: location.href }))).json()
  `)
  expect(await (answer as Promise<unknown>)).toEqual({ at: 'http://localhost/' })
  expect(
    inPage('[crypto.subtle.digest, ReadableStream, fetch].map((each) => typeof each)'),
  ).toEqual(['function', 'function', 'function'])
})

test('its bytes are Node’s, so that cryptography takes them', () => {
  expect(inPage('new Uint8Array(2)')).toBeInstanceOf(Uint8Array)
})

test('a listener goes with its signal, whoever’s signal that is', () => {
  const heard = inPage(`
    const stop = new AbortController()
    const heard = []
    addEventListener('press', () => heard.push('once'), { signal: stop.signal })
    const button = document.createElement('button')
    button.addEventListener('click', () => heard.push('clicked'), { signal: stop.signal })
    button.click()
    addEventListener('press', () => heard.push('always'))
    dispatchEvent(new Event('press'))
    stop.abort()
    button.click()
    dispatchEvent(new Event('press'))
    addEventListener('press', () => heard.push('never'), { signal: stop.signal })
    dispatchEvent(new Event('press'))
    heard
  `)
  expect(heard).toEqual(['clicked', 'once', 'always', 'always', 'always'])
})

test('its channels close with it, or Jest would wait for ever', async () => {
  const name = `channel-${Math.random()}`
  inPage(`window.heard = []; new BroadcastChannel('${name}').onmessage = () => heard.push(1)`)
  const heard = inPage('heard') as number[]
  const sender = new BroadcastChannel(name)
  const hearsOf = async (): Promise<number> => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no target
    sender.postMessage('news')
    await new Promise((resolve) => setTimeout(resolve, 50))
    return heard.length
  }
  await vi.waitFor(async () => expect(await hearsOf()).toBeGreaterThan(0), { timeout: 5000 })
  await environment.teardown()
  const before = heard.length
  expect(await hearsOf()).toBe(before)
  sender.close()
})
