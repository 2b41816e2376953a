import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchFrame } from './watch-frame.ts'

/** What jsdom, which lays nothing out, does not have. */
class Observer {
  static all: Observer[] = []
  isWatching = false
  readonly tell: () => void
  constructor(tell: () => void) {
    this.tell = tell
    Observer.all.push(this)
  }
  observe(): void {
    this.isWatching = true
  }
  disconnect(): void {
    this.isWatching = false
  }
}

const addFrame = (height: number): HTMLIFrameElement => {
  const frame = document.createElement('iframe')
  frame.id = 'plaid-link-iframe-1'
  Object.defineProperty(frame, 'clientHeight', { value: height, configurable: true })
  document.body.append(frame)
  return frame
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Observer)
})

afterEach(() => {
  vi.unstubAllGlobals()
  Observer.all = []
  document.body.replaceChildren()
})

test('a frame that is shown is left in peace', () => {
  addFrame(600)
  const onClosed = vi.fn<() => void>()
  watchFrame(onClosed)
  Observer.all[0]?.tell()
  expect(onClosed).not.toHaveBeenCalled()
  expect(Observer.all[0]?.isWatching).toBe(true)
})

test('a frame that is hidden is told of, once', () => {
  const frame = addFrame(600)
  const onClosed = vi.fn<() => void>()
  watchFrame(onClosed)
  Object.defineProperty(frame, 'clientHeight', { value: 0 })
  Observer.all[0]?.tell()
  expect(onClosed).toHaveBeenCalledOnce()
  expect(Observer.all[0]?.isWatching).toBe(false)
})

test('a frame that is gone is told of', () => {
  const frame = addFrame(600)
  const onClosed = vi.fn<() => void>()
  watchFrame(onClosed)
  frame.remove()
  Observer.all[0]?.tell()
  expect(onClosed).toHaveBeenCalledOnce()
})

test('a watch can be ended, and without a frame there is none', () => {
  watchFrame(() => undefined)()
  expect(Observer.all).toEqual([])
  addFrame(600)
  watchFrame(() => undefined)()
  expect(Observer.all[0]?.isWatching).toBe(false)
})
