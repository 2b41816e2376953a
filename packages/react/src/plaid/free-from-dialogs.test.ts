import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { freeFromDialogs } from './free-from-dialogs.ts'

const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!

beforeEach(() => {
  document.body.innerHTML = `
    <button id="opener">Open</button>
    <div role="dialog"><button id="connect">Connect</button><input /></div>
    <iframe id="plaid-link-iframe-1" aria-hidden="true" inert></iframe>`
  find('#connect').focus()
})

afterEach(() => {
  document.body.replaceChildren()
})

/** As a dialog watches the page, to fetch the focus back. */
const watchFocus = () => {
  const heard = vi.fn<(event: string) => void>()
  const hear = ({ type }: Event): void => heard(type)
  for (const type of ['focusin', 'focusout']) {
    document.addEventListener(type, hear)
    onTestFinished(() => document.removeEventListener(type, hear))
  }
  return heard
}

test('Link’s frame can be pressed and read over a dialog', () => {
  onTestFinished(freeFromDialogs())
  const frame = find('iframe')
  expect(frame.style.pointerEvents).toBe('auto')
  expect(frame.hasAttribute('aria-hidden')).toBe(false)
  expect(frame.inert).toBe(false)
})

/** Says what a browser says of the focus that goes from the button to Link; jsdom does not name where it goes to. */
const goToLink = (): void => {
  const [from, to] = [find('#connect'), find('iframe')]
  from.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: to }))
  to.dispatchEvent(new FocusEvent('focusin', { bubbles: true, relatedTarget: from }))
}

test('who watches the page does not hear that the focus goes to Link, and what it leaves does', () => {
  const heard = watchFocus()
  const left = vi.fn<() => void>()
  find('#connect').addEventListener('focusout', left)
  const stop = freeFromDialogs()
  goToLink()
  expect(heard).not.toHaveBeenCalled()
  expect(left).toHaveBeenCalledOnce()
  stop()
  goToLink()
  expect(heard.mock.calls).toEqual([['focusout'], ['focusin']])
})

test('the focus may move within the dialog, and that is heard', () => {
  const heard = watchFocus()
  onTestFinished(freeFromDialogs())
  find('input').focus()
  expect(document.activeElement).toBe(find('input'))
  expect(heard).toHaveBeenCalledWith('focusin')
})

test('what a dialog gives the focus to as it closes has it once Link is gone', () => {
  const stop = freeFromDialogs()
  find('iframe').focus()
  find('[role=dialog]').remove()
  find('#opener').focus()
  expect(document.activeElement).toBe(find('iframe'))
  find('iframe').remove()
  stop()
  expect(document.activeElement).toBe(find('#opener'))
})

test('without a frame nothing is done', () => {
  find('iframe').remove()
  expect(freeFromDialogs()).not.toThrow()
})
