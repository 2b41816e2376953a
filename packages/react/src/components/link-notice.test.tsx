import { describeIssue, RelinkError, type LinkIssue } from '@relink/core'
import { act, cleanup, configure, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { createRef, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { LinkNotice } from './link-notice.tsx'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

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
      bankWindowFailed: false,
    },
  })
  if (issue === null) throw new Error('There is nothing to say')
  return issue
}

test('what went wrong is announced at once, and what did not is announced politely', () => {
  const { rerender, container } = render(
    <LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />,
  )
  expect(screen.getByRole('alert').textContent).toContain('Your sign-in is locked')
  expect(container.querySelector('.relink-notice')).toMatchObject({
    dataset: { severity: 'warning', kind: 'account_locked' },
  })
  const finished = describeIssue({ from: 'refusal', refusal: 'already_finished' }) as LinkIssue
  rerender(<LinkNotice issue={finished} />)
  expect(screen.getByRole('status').textContent).toContain('already done')
})

test('a status is there before its words, which come at once in HTML from a server', async () => {
  const finished = describeIssue({ from: 'refusal', refusal: 'already_finished' }) as LinkIssue
  expect(renderToString(<LinkNotice issue={finished} />)).not.toContain('hidden')
  render(<LinkNotice issue={finished} />)
  const isHidden = () => screen.getByText(finished.title).closest('[style*="hidden"]') !== null
  expect([screen.getByRole('status').childElementCount, isHidden()]).toEqual([1, true])
  await waitFor(() => expect(isHidden()).toBe(false))
})

test('an alert waits for nothing, and is rendered once', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  render(<LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />)
  expect(vi.getTimerCount()).toBe(0)
})

test('only the words are announced, not the buttons and ids below them', () => {
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  render(<LinkNotice issue={issue} actions={{ retry: () => undefined }} />)
  expect(screen.getByRole('alert').textContent).toBe(`${issue.title}${issue.message}`)
  expect(within(screen.getByRole('alert')).queryByRole('button')).toBeNull()
})

test('a notice that says the same again is the same text, which no screen reader repeats', () => {
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  const { rerender } = render(<LinkNotice issue={issue} />)
  const before = screen.getByText(issue.message)
  rerender(<LinkNotice issue={exitWith('ITEM_ERROR', 'INVALID_MFA')} />)
  expect(screen.getByText(issue.message)).toBe(before)
})

test('only what can be done here is offered, the main thing first', async () => {
  const retry = vi.fn<() => void>()
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  expect(issue.actions).toEqual(['retry', 'choose_another_bank'])
  const { rerender } = render(<LinkNotice issue={issue} />)
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
  rerender(<LinkNotice issue={issue} actions={{ choose_another_bank: retry, retry }} />)
  const offered = ['Try again', 'Choose another bank'].map((name) =>
    screen.getByRole('button', { name }),
  )
  expect(offered.map(({ dataset }) => dataset['variant'])).toEqual(['main', 'other'])
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test('what is not the main thing does not look like it, also when it is the only button', () => {
  const issue = exitWith('INSTITUTION_ERROR', 'INSTITUTION_DOWN')
  expect(issue.actions).toEqual(['wait', 'choose_another_bank'])
  render(<LinkNotice issue={issue} actions={{ choose_another_bank: () => undefined }} />)
  expect(screen.getByRole('button', { name: 'Choose another bank' }).dataset['variant']).toBe(
    'other',
  )
})

test('support gets the bank and the ids, never a token, and one press copies them', async () => {
  const user = userEvent.setup()
  const { container } = render(<LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />)
  const details = container.querySelector('details')
  expect(details?.open).toBe(false)
  await user.click(screen.getByText('Details for support'))
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(await navigator.clipboard.readText()).toBe(
    'Bank: ins_1\nSession: session-1\nRequest: request-1',
  )
  expect(await screen.findByText('Copied')).toMatchObject({ role: 'status' })
  expect(container.textContent).not.toMatch(/(link|public|access)-(sandbox|production)-/)
})

test('where the browser refuses to copy, the ids are selected', async () => {
  const user = userEvent.setup()
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('refused'))
  render(<LinkNotice issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')} />)
  await user.click(screen.getByText('Details for support'))
  await user.click(screen.getByRole('button', { name: 'Copy' }))
  expect(getSelection()?.toString()).toContain('session-1')
  expect(screen.queryByText('Copied')).toBeNull()
})

test('without an id there are no details to show', () => {
  const issue = describeIssue({ from: 'error', error: new RelinkError('request_failed', 'x') })
  const { container } = render(<LinkNotice issue={issue as LinkIssue} />)
  expect(container.querySelector('details')).toBeNull()
})

test('a notice takes a ref and whatever else a div takes', () => {
  const ref = createRef<HTMLDivElement>()
  const issue = exitWith('ITEM_ERROR', 'ITEM_LOCKED')
  render(<LinkNotice issue={issue} ref={ref} className="mine" id="notice" role="log" />)
  expect(ref.current?.id).toBe('notice')
  expect(ref.current?.className).toBe('mine')
  expect(screen.getByRole('log').textContent).toContain(issue.title)
})

const Leaving = (): ReactNode => {
  const [isGone, setIsGone] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button type="button" ref={button} onClick={() => setIsGone(true)}>
        Connect
      </button>
      {isGone || (
        <LinkNotice
          issue={exitWith('ITEM_ERROR', 'INVALID_MFA')}
          actions={{ retry: () => setIsGone(true) }}
          returnFocus={() => button.current?.focus()}
        />
      )}
    </>
  )
}

test('a notice never takes the focus when it appears', () => {
  render(<Leaving />)
  expect(document.activeElement).toBe(document.body)
})

test('the focus goes back when the notice goes under it', async () => {
  render(<Leaving />)
  await userEvent.tab()
  await userEvent.tab()
  expect(document.activeElement?.textContent).toBe('Try again')
  await userEvent.keyboard('{Enter}')
  expect(document.activeElement?.textContent).toBe('Connect')
})

test('the focus stays where it is when the notice goes elsewhere', async () => {
  render(
    <>
      <Leaving />
      <input aria-label="Name" />
    </>,
  )
  const leave = screen.getByRole('button', { name: 'Connect' })
  screen.getByLabelText('Name').focus()
  act(() => leave.click())
  expect(screen.queryByRole('alert')).toBeNull()
  expect(document.activeElement).toBe(screen.getByLabelText('Name'))
})

test('a button that goes with the focus gives it back at once, and not when the notice goes', () => {
  const returnFocus = vi.fn<() => void>()
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  const page = (notice: ReactNode): ReactElement => (
    <>
      <input aria-label="Name" />
      {notice}
    </>
  )
  const { rerender } = render(
    page(
      <LinkNotice issue={issue} actions={{ retry: () => undefined }} returnFocus={returnFocus} />,
    ),
  )
  act(() => screen.getByRole('button', { name: 'Try again' }).focus())
  rerender(page(<LinkNotice issue={issue} returnFocus={returnFocus} />))
  expect(returnFocus).toHaveBeenCalledOnce()
  act(() => screen.getByLabelText('Name').focus())
  rerender(page(null))
  expect(returnFocus).toHaveBeenCalledOnce()
})

test('a notice may be an element of the app’s, with all that was to go to ours', async () => {
  const own = createRef<HTMLElement>()
  const ref = createRef<HTMLDivElement>()
  const onFocus = vi.fn<() => void>()
  const issue = exitWith('ITEM_ERROR', 'INVALID_MFA')
  render(
    <LinkNotice
      ref={ref}
      issue={issue}
      actions={{ retry: () => undefined }}
      onFocus={onFocus}
      render={<section ref={own} className="card" aria-label="Trouble" />}
    >
      More
    </LinkNotice>,
  )
  const notice = screen.getByRole('region', { name: 'Trouble' })
  expect([notice.className, notice.dataset['kind']]).toEqual(['relink-notice card', issue.kind])
  expect([ref.current, own.current]).toEqual([notice, notice])
  expect(notice.textContent).toMatch(/More$/)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(onFocus).toHaveBeenCalledOnce()
})

test('a notice drawn by a function is told what it is about', () => {
  render(
    <LinkNotice
      issue={exitWith('ITEM_ERROR', 'ITEM_LOCKED')}
      render={(props, { severity, kind }) => (
        <aside {...props} aria-label={`${severity} ${kind}`} />
      )}
    />,
  )
  expect(screen.getByRole('complementary', { name: 'warning account_locked' })).toBeTruthy()
})
