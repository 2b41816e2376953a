import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePressIntent } from './use-press-intent.ts'

const onIntent = vi.fn<() => void>()

const Target = ({ disabled = false }: { disabled?: boolean }) => (
  <button disabled={disabled} {...usePressIntent(onIntent)} />
)

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  onIntent.mockReset()
})

const mount = (disabled = false): { target: HTMLElement; unmount: () => void } => {
  const { unmount } = render(<Target disabled={disabled} />, { wrapper: StrictMode })
  return { target: screen.getByRole('button'), unmount }
}
const wait = (milliseconds: number): void => act(() => void vi.advanceTimersByTime(milliseconds))
const mouse = { pointerType: 'mouse' }

test('a mouse that rests on the button means to press', () => {
  const { target } = mount()
  fireEvent.pointerEnter(target, mouse)
  wait(119)
  expect(onIntent).not.toHaveBeenCalled()
  wait(1)
  expect(onIntent).toHaveBeenCalledOnce()
})

test('a mouse that keeps moving means nothing yet, and one that leaves meant nothing', () => {
  const { target } = mount()
  fireEvent.pointerEnter(target, mouse)
  for (let moves = 0; moves < 10; moves++) {
    wait(100)
    fireEvent.pointerMove(target, mouse)
  }
  wait(100)
  fireEvent.pointerLeave(target, mouse)
  wait(1000)
  expect(onIntent).not.toHaveBeenCalled()
})

test('a finger that scrolls over the button means nothing', () => {
  const { target } = mount()
  fireEvent.pointerEnter(target, { pointerType: 'touch' })
  fireEvent.pointerMove(target, { pointerType: 'touch' })
  wait(1000)
  expect(onIntent).not.toHaveBeenCalled()
})

test('focus that came by Tab and stays means to press', () => {
  const { target } = mount()
  target.focus()
  fireEvent.keyUp(target, { key: 'Tab' })
  wait(120)
  expect(onIntent).toHaveBeenCalledOnce()
})

test('focus that only passes by means nothing', () => {
  const { target } = mount()
  target.focus()
  fireEvent.keyUp(target, { key: 'Tab' })
  wait(100)
  fireEvent.blur(target)
  wait(1000)
  expect(onIntent).not.toHaveBeenCalled()
})

test('focus that was restored means nothing', () => {
  const { target } = mount()
  target.focus()
  wait(1000)
  expect(onIntent).not.toHaveBeenCalled()
})

test('nothing comes of a button that is disabled or gone', () => {
  const disabled = mount(true)
  fireEvent.pointerEnter(disabled.target, mouse)
  wait(1000)
  disabled.unmount()
  const { target, unmount } = mount()
  fireEvent.pointerEnter(target, mouse)
  unmount()
  wait(1000)
  expect(onIntent).not.toHaveBeenCalled()
})
