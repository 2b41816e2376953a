import { expect, test } from 'vitest'
import { chooseBank, endOf, walkLink } from '../workflow/walk-link.fixture.ts'
import { decideByForm } from './decide-by-form.fixture.ts'

const redirect_uri = 'https://acorn.test/oauth'
const approving = { decision: 'approve', account: 'checking' }

test('a bank with an app comes back in another tab, and the first tab waits on', async () => {
  const walk = await walkLink({ redirect_uri })
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_132241'), { type: 'open_oauth' })
  expect(pane).toMatchObject({ id: 'oauth', way: 'app_to_app' })
  const left = await decideByForm(walk.simulator, pane, approving)
  const received_redirect_uri = left.headers.get('location') ?? ''
  expect(received_redirect_uri).toMatch(/^https:\/\/acorn\.test\/oauth\?oauth_state_id=/)
  expect((await walk.poll()).pane.id).toBe('oauth')
  const back = await walk.start({ received_redirect_uri })
  expect(back.pane.id).toBe('connected')
  expect((await walk.poll()).pane.id).toBe('oauth')
  expect(endOf(await walk.start({ received_redirect_uri }))).toBe(
    'OAUTH_STATE_ID_ALREADY_PROCESSED',
  )
})

test('a bank with a QR code is visited on a second device while this page waits', async () => {
  const walk = await walkLink({ redirect_uri })
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_117181'), { type: 'open_oauth' })
  expect(pane).toMatchObject({ id: 'oauth', way: 'qr' })
  const left = await decideByForm(walk.simulator, pane, approving)
  expect(left.headers.get('location')).toBeNull()
  expect((await walk.poll()).pane.id).toBe('connected')
})

test('approving without an account grants nothing', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  await decideByForm(walk.simulator, pane, { decision: 'approve' })
  expect(endOf(await walk.poll())).toBe('ACCESS_NOT_GRANTED')
})

test('a visit that was closed can no longer be decided', async () => {
  const walk = await walkLink()
  await walk.start()
  const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
  await walk.act({ type: 'close_oauth' })
  await decideByForm(walk.simulator, pane, approving)
  expect((await walk.poll()).pane).toMatchObject({ id: 'oauth', notice: 'closed' })
})
