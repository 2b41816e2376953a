import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isLinkShown, lastFrame, watchFrame, watchShown } from './watch-frame.ts'

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

/** The search itself, in a frame that has such a name, too. */
const addSearch = (): HTMLIFrameElement => {
  const place = document.createElement('div')
  place.className = 'relink-search-frame'
  place.append(addFrame(360))
  document.body.append(place)
  return place.firstElementChild as HTMLIFrameElement
}

test('the frame of a search in the page is not the one that Link is shown in', () => {
  const frame = addFrame(600)
  addSearch().focus()
  expect(lastFrame()).toBe(frame)
  const onClosed = vi.fn<() => void>()
  watchFrame(onClosed)
  frame.remove()
  Observer.all[0]?.tell()
  expect(onClosed).toHaveBeenCalledOnce()
  expect(isLinkShown()).toBe(false)
})

test('a Link that cannot be seen is not shown, nor is any other frame that has the focus', () => {
  const [frame, video] = [addFrame(0), document.createElement('iframe')]
  document.body.append(video)
  for (const style of ['display: none', 'visibility: hidden', 'height: 0px']) {
    frame.style.cssText = style
    video.focus()
    expect(isLinkShown()).toBe(false)
  }
  frame.style.cssText = ''
  expect(isLinkShown()).toBe(true)
})

test('a frame that comes later is watched, too, until the watch ends', async () => {
  const look = vi.fn<() => void>()
  const stop = watchShown(look)
  addFrame(0)
  await Promise.resolve()
  expect(Observer.all[0]?.isWatching).toBe(true)
  Observer.all[0]?.tell()
  window.dispatchEvent(new Event('blur'))
  expect(look).toHaveBeenCalledTimes(2)
  stop()
  window.dispatchEvent(new Event('blur'))
  expect(look).toHaveBeenCalledTimes(2)
  expect(Observer.all[0]?.isWatching).toBe(false)
})
