import { englishForFlow, RelinkError, type Item, type LinkExit, type LinkState } from '@relink/core'
import { german } from '@relink/core/messages/de'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { chooseBank, closeLink, linkOpens, pressInLink, signIn } from '../test/link-driver.ts'
import { renderWithRelink } from '../test/render-with-relink.tsx'
import { BankLinkButton } from './bank-link-button.tsx'
import { LinkStatus } from './link-status.tsx'
import { sayFlow } from './say-flow.ts'

const walk = { flowId: 'flow', intent: { mode: 'new' as const, returnTo: '/' } }
const grant = { linkToken: 'link', expiresAt: 0, redirectUri: 'https://x', returned: null }
const success = { publicToken: 'public', institution: null, accounts: [], linkSessionId: null }
const item = { bankName: 'Sparkasse $& Co' } as Item
const error = new RelinkError('request_failed', 'Failed to go on.')
const exit: LinkExit = {
  error: null,
  status: null,
  institution: null,
  linkSessionId: null,
  requestId: null,
  bankWindowFailed: false,
}
const accounts = { added: [], kept: [], removed: [] }
const nearing = { ...walk, renews: null, grant, claimed: null }
const updated = { ...walk, status: 'updated' as const, item, failure: null, accounts }
const closed = { ...walk, status: 'exited' as const, reason: 'closed' as const, renewed: false }
const finishing = { ...walk, grant, success, ifConnected: 'ask' as const }
const failure = { type: 'ITEM_ERROR', code: 'ITEM_LOCKED', message: '', displayMessage: null }

const states: [name: string, state: LinkState, english: string][] = [
  ['nothing going on', { status: 'idle' }, ''],
  ['a return', { status: 'returning', flowId: 'flow' }, 'Bringing you back from your bank…'],
  ['a walk that is looked up', { ...walk, status: 'recovering' }, 'Finishing…'],
  ['a hover', { ...nearing, status: 'preparing', pressed: false }, ''],
  ['a press', { ...nearing, status: 'preparing', pressed: true }, 'Opening…'],
  ['a press while Link loads', { ...nearing, status: 'loading', pressed: true }, 'Opening…'],
  ['Link that waits for a press', { ...nearing, status: 'ready', pressed: false }, ''],
  ['a press on what is ready', { ...nearing, status: 'ready', pressed: true }, 'Opening…'],
  [
    'open Link',
    { ...walk, status: 'open', grant, renewed: false },
    'Go on in the window that opened.',
  ],
  ['a success', { ...finishing, status: 'finishing' }, 'Finishing…'],
  [
    'a question',
    { ...walk, status: 'deciding', grant, success, existing: item, breaksFirst: false },
    '',
  ],
  ['a new bank', { ...walk, status: 'linked', item }, 'Sparkasse $& Co is connected.'],
  [
    'a repair',
    { ...updated, repaired: true, needless: false },
    'Sparkasse $& Co is connected again.',
  ],
  [
    'a repair of what works',
    { ...updated, repaired: true, needless: true },
    'Sparkasse $& Co is connected.',
  ],
  ['a repair in vain', { ...updated, repaired: false, needless: false }, ''],
  ['a person who left', { ...closed, exit }, 'Nothing was changed.'],
  ['a person who left after an error', { ...closed, exit: { ...exit, error: failure } }, ''],
  [
    'a person whose bank’s window failed',
    { ...closed, exit: { ...exit, bankWindowFailed: true } },
    '',
  ],
  [
    'a bank that was kept',
    { ...walk, status: 'exited', reason: 'kept_existing', exit: null },
    'Nothing was changed.',
  ],
  ['a session without an Item', { ...walk, status: 'exited', reason: 'no_item', exit: null }, ''],
  ['a walk broken off', { ...walk, status: 'exited', reason: 'interrupted', exit: null }, ''],
  ['a failure', { ...walk, status: 'failed', step: 'preparing', error, claimed: null }, ''],
  [
    'a refused return',
    { status: 'refused', flowId: 'flow', refusal: 'missing', intent: null, error: null },
    '',
  ],
]

test.each(states)('of %s it says the right thing', (_, state, english) => {
  expect(sayFlow(state, englishForFlow)).toBe(english)
})

test('what may be left out of a text is not, for the bank is known', () => {
  const linked: LinkState = { ...walk, status: 'linked', item }
  expect(sayFlow(linked, german)).toBe('Die Verbindung mit Sparkasse $& Co ist eingerichtet.')
})

const line = () => document.querySelector<HTMLElement>('.relink-status')

test('the line is there and empty, then follows the person to the end', async () => {
  const ui = (
    <>
      <BankLinkButton announce={false} />
      <LinkStatus />
    </>
  )
  const { user } = await renderWithRelink(ui)
  expect([line()?.role, line()?.textContent]).toEqual(['status', ''])
  // The button says nothing of its own, or all would be read twice.
  expect(screen.getAllByRole('status')).toHaveLength(1)
  await user.click(screen.getByRole('button'))
  expect(line()?.textContent).toBe('Opening…')
  await linkOpens()
  expect([line()?.textContent, line()?.dataset['status']]).toEqual([
    'Go on in the window that opened.',
    'open',
  ])
  await chooseBank()
  await signIn()
  await pressInLink('Continue')
  await waitFor(() => expect(line()?.textContent).toBe('First Platypus Bank is connected.'))
})

test('who leaves reads that nothing was changed', async () => {
  const ui = (
    <>
      <BankLinkButton announce={false} />
      <LinkStatus />
    </>
  )
  const { user } = await renderWithRelink(ui)
  await user.click(screen.getByRole('button'))
  await linkOpens()
  await closeLink()
  await waitFor(() => expect(line()?.textContent).toBe('Nothing was changed.'))
})

test('the line of one Item says nothing of another flow', async () => {
  const ui = (
    <>
      <BankLinkButton announce={false} />
      <LinkStatus itemId="other" id="other" />
    </>
  )
  const { user } = await renderWithRelink(ui)
  await user.click(screen.getByRole('button'))
  await linkOpens()
  expect([line()?.id, line()?.textContent]).toEqual(['other', ''])
})

test('the line may be an element of the app, or a function that knows the status', async () => {
  const { again } = await renderWithRelink(<LinkStatus render={<output className="own" />} />)
  expect(line()?.outerHTML).toMatch(/^<output class="relink-status own" role="status"/)
  again(
    <LinkStatus
      render={(props, { status }) => <p {...props}>It is {status}</p>}
      className="mine"
    />,
  )
  expect(document.querySelector('.mine')?.textContent).toBe('It is idle')
})
