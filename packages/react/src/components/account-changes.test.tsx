import type { Account } from '@relink/core'
import { cleanup, render, screen, within } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, expect, test } from 'vitest'
import { AccountChanges } from './account-changes.tsx'

afterEach(cleanup)

const account = (id: string, name: string, mask: string | null = null): Account => ({
  id,
  name,
  mask,
  type: 'depository',
  subtype: null,
})
const checking = account('a', 'Checking', '0000')
const savings = account('b', 'Savings', '1111')
const joint = account('c', 'Joint')

/** What stands under each heading, as it is read out. */
const read = (): [string | null, (string | null)[]][] =>
  screen.getAllByRole('heading').map((heading) => {
    const group = heading.parentElement as HTMLElement
    return [heading.textContent, within(group).getAllByRole('listitem').map(spoken)]
  })
const spoken = (line: HTMLElement): string =>
  [...line.childNodes]
    .filter((node) => !(node instanceof Element && node.getAttribute('aria-hidden')))
    .map((node) => node.textContent)
    .join('')
    .replaceAll(/ +/g, ' ')

test('what a repair added and took away stands under headings, and is said', () => {
  const { rerender } = render(<AccountChanges changes={null} />)
  const region = screen.getByRole('status')
  expect(region.textContent).toBe('')
  const changes = { added: [joint], removed: [savings], kept: [checking] }
  rerender(<AccountChanges changes={changes} headingLevel={2} />)
  expect(read()).toEqual([
    ['Now shared', ['Joint']],
    ['No longer shared', ['Savings ending in 1111']],
  ])
  expect(screen.getByRole('status')).toBe(region)
  expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(2)
  rerender(<AccountChanges changes={changes} showKept />)
  expect(read().at(-1)).toEqual(['Still shared', ['Checking ending in 0000']])
})

test('where nothing changed nothing is listed', () => {
  const changes = { added: [], removed: [], kept: [checking] }
  const { container } = render(<AccountChanges changes={changes} showKept />)
  expect(container.textContent).toBe('')
})

test('an account that was taken away and granted again is one that stayed, once', () => {
  const again = { ...checking, id: 'new' }
  const changes = { added: [again, again, joint], removed: [checking], kept: [savings] }
  render(<AccountChanges changes={changes} showKept />)
  expect(read()).toEqual([
    ['Now shared', ['Checking ending in 0000', 'Joint']],
    ['Still shared', ['Savings ending in 1111', 'Checking ending in 0000']],
  ])
  cleanup()
  const { container } = render(
    <AccountChanges changes={{ added: [again], removed: [checking], kept: [] }} />,
  )
  expect(container.textContent).toBe('')
})

test('an account of another kind under the same name is another account', () => {
  const credit = { ...checking, id: 'credit', type: 'credit' }
  render(<AccountChanges changes={{ added: [credit], removed: [checking], kept: [] }} />)
  expect(read()).toHaveLength(2)
})

test('the list takes a ref and whatever else a div takes', () => {
  const ref = createRef<HTMLDivElement>()
  render(<AccountChanges changes={null} ref={ref} className="mine" id="changes" role="log" />)
  expect(ref.current).toMatchObject({ id: 'changes', className: 'mine', role: 'log' })
})
