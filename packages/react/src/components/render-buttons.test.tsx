import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import {
  createRef,
  forwardRef,
  type ComponentPropsWithoutRef,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { expect, test, vi } from 'vitest'
import { BankLinkButton, OAuthReturn, useBankLink } from '../exports/index.ts'
import { closeLink, linkOpens } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { startServers } from '../test/start-servers.ts'

/** A button of a design system's, with looks and props of its own. */
const Fancy = forwardRef<
  HTMLButtonElement,
  ComponentPropsWithoutRef<'button'> & { variant: 'contained' }
>(function Fancy({ variant, className, ...rest }, ref) {
  return <button {...rest} ref={ref} className={`fancy ${variant} ${className ?? ''}`.trim()} />
})

const button = () => screen.getByRole('button', { name: 'Connect a bank' })
const prevent = (event: MouseEvent): void => event.preventDefault()

test('a button of a design system opens Link, says how far it is, and has the focus afterwards', async () => {
  const ref = createRef<HTMLButtonElement>()
  const own = createRef<HTMLButtonElement>()
  const { user } = await renderWithRelink(
    <BankLinkButton ref={ref} render={<Fancy ref={own} variant="contained" />} />,
  )
  expect(button().className).toBe('fancy contained')
  expect([ref.current, own.current]).toEqual([button(), button()])
  await user.click(button())
  await linkOpens()
  expect(button().dataset['status']).toBe('open')
  expect(button().getAttribute('aria-disabled')).toBe('true')
  expect(button().hasAttribute('disabled')).toBe(false)
  await closeLink()
  await waitFor(() => expect(button().dataset['status']).toBe('exited'))
  expect(document.activeElement).toBe(button())
})

test('a ref follows the element that is drawn', async () => {
  const ref = createRef<HTMLButtonElement>()
  const { again } = await renderWithRelink(<BankLinkButton ref={ref} />)
  again(<BankLinkButton ref={ref} render={<Fancy variant="contained" />} />)
  expect(ref.current).toBe(button())
  again(<BankLinkButton ref={ref} render={<Fancy key="other" variant="contained" />} />)
  expect(ref.current).toBe(button())
})

test('a function of the app’s draws what the status asks for', async () => {
  const { user } = await renderWithRelink(
    <BankLinkButton
      className="mine"
      render={(props, { status, busy }) => (
        <Fancy {...props} variant="contained" title={`${status} ${String(busy)}`} />
      )}
    />,
  )
  expect([button().className, button().title]).toEqual(['fancy contained mine', 'idle false'])
  await user.click(button())
  expect(button().title).toBe('preparing true')
})

test('an app that prevents a press, on its element or on the button, opens nothing', async () => {
  const { again, requests } = await renderWithRelink(
    <BankLinkButton render={<Fancy variant="contained" onClick={prevent} />} />,
  )
  fireEvent.click(button())
  again(<BankLinkButton onClick={prevent} />)
  fireEvent.click(button())
  expect([requests, button().dataset['status']]).toEqual([[], 'idle'])
})

interface OwnButtonProps extends ComponentPropsWithoutRef<'button'> {
  children?: ReactNode
}

const OwnButton = ({ children = 'Connect a bank', ...own }: OwnButtonProps) => (
  <button {...useBankLink().getButtonProps(own)}>{children}</button>
)

test('a button of the app’s own has all that a button needs, and what the app adds', async () => {
  const onClick = vi.fn<() => void>()
  const onBlur = vi.fn<() => void>()
  const { user, created } = await renderWithRelink(
    <OwnButton className="own" title="Yours" onClick={onClick} onBlur={onBlur} />,
  )
  expect(button().outerHTML).toBe(
    '<button type="button" class="own" title="Yours" data-status="idle">Connect a bank</button>',
  )
  await user.dblClick(button())
  await linkOpens()
  expect([onClick.mock.calls.length, created.length, created[0]?.opened]).toEqual([2, 1, 1])
  expect(button().dataset['status']).toBe('open')
  expect([button().ariaBusy, button().ariaDisabled]).toEqual(['true', 'true'])
  // Link has the focus now.
  expect(onBlur).toHaveBeenCalledOnce()
})

test('what the app says of its button stays, but nobody takes a busy one for a free one', async () => {
  const { user, again } = await renderWithRelink(
    <OwnButton type="submit" aria-disabled aria-busy={false} />,
  )
  expect(button().getAttribute('type')).toBe('submit')
  expect([button().ariaDisabled, button().ariaBusy]).toEqual(['true', 'false'])
  again(<OwnButton aria-disabled={false} />)
  await user.click(button())
  expect([button().ariaDisabled, button().ariaBusy]).toEqual(['true', 'true'])
})

test('a mouse that rests on the app’s own button gets Link ready', async () => {
  const onPointerEnter = vi.fn<() => void>()
  const { created } = await renderWithRelink(<OwnButton onPointerEnter={onPointerEnter} />)
  fireEvent.pointerEnter(button(), { pointerType: 'mouse' })
  await waitFor(() => expect(created).toHaveLength(1))
  expect(onPointerEnter).toHaveBeenCalledOnce()
  await waitFor(() => expect(button().dataset['status']).toBe('ready'))
})

test('screen readers are told once how far it is, by the button or by what stands beside it', async () => {
  const { again } = await renderWithRelink(<BankLinkButton />)
  expect(screen.getAllByRole('status')).toHaveLength(1)
  again(<BankLinkButton announce={false} />)
  expect(screen.queryByRole('status')).toBeNull()
})

test('the return page may be an element of the app’s', async () => {
  const servers = await startServers()
  await renderWithRelink(
    <OAuthReturn
      onFinished={() => undefined}
      render={(props, { status }) => <main {...props} aria-label={status} />}
    />,
    { servers, at: '/oauth?oauth_state_id=unknown' },
  )
  const page = await screen.findByRole('main', { name: 'refused' })
  expect([page.className, page.dataset['status']]).toEqual(['relink-return', 'refused'])
  expect(await within(page).findByRole('button', { name: 'Start again' })).toBeTruthy()
})
