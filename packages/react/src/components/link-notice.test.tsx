import { describeIssue, RelinkError, type LinkIssue } from '@relink/core'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createRef } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { LinkNotice } from './link-notice.tsx'

afterEach(cleanup)

const exitWith = (type: string, code: string): LinkIssue => {
  const issue = describeIssue({
    from: 'exit',
    exit: {
      error: { type, code, message: 'for developers', displayMessage: null },
      status: 'requires_credentials',
      institution: { id: 'ins_1', name: 'Tartan Bank' },
      linkSessionId: 'session-1',
      requestId: 'request-1',
    },
  })
  if (issue === null) throw new Error('There is nothing to say')
  return issue
}

test('what went wrong is announced at once, and what did not is announced politely', () => {
  const { rerender } = render(<LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />)
  expect(screen.getByRole('alert').dataset['severity']).toBe('warning')
  const finished = describeIssue({ from: 'refusal', refusal: 'already_finished' }) as LinkIssue
  rerender(<LinkNotice issue={finished} />)
  expect(screen.getByRole('status').dataset['kind']).toBe('already_finished')
})

test('only what can be done here is offered, the main thing first', async () => {
  const retry = vi.fn<() => void>()
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  expect(issue.actions).toEqual(['retry', 'choose_another_bank'])
  const { rerender } = render(<LinkNotice issue={issue} />)
  expect(screen.queryAllByRole('button')).toEqual([])
  rerender(<LinkNotice issue={issue} actions={{ retry, contact_support: retry }} />)
  expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Try again'])
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test('support gets the ids and never a token', () => {
  const { container } = render(<LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />)
  expect(screen.getByText('session-1 request-1')).toBeTruthy()
  expect(container.textContent).not.toMatch(/(link|public|access)-(sandbox|production)-/)
})

test('without an id there are no details to show', () => {
  const issue = describeIssue({ from: 'error', error: new RelinkError('request_failed', 'x') })
  const { container } = render(<LinkNotice issue={issue as LinkIssue} />)
  expect(container.querySelector('details')).toBeNull()
})

test('a notice takes a ref and whatever else a div takes', () => {
  const ref = createRef<HTMLDivElement>()
  const issue = exitWith('ITEM_ERROR', 'ITEM_LOCKED')
  render(<LinkNotice issue={issue} ref={ref} className="mine" id="notice" />)
  expect(ref.current?.id).toBe('notice')
  expect(ref.current?.className).toBe('mine')
})
