// @vitest-environment jsdom
import { cleanup, configure, render, screen } from '@testing-library/react'
import { useEffect, useState, type ReactNode } from 'react'
import { usePlaidLink } from 'react-plaid-link'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installSimulator, type LinkDriver } from './install-simulator.ts'

// A busy machine takes its time.
configure({ asyncUtilTimeout: 5000 })

let link: LinkDriver

beforeEach(() => {
  link = installSimulator()
})

afterEach(() => {
  cleanup()
  link.uninstall()
})

const redirectUri = 'https://app.test/oauth'

interface AppProps {
  token: string
  receivedRedirectUri?: string
}

/** An app with react-plaid-link, as anybody would write it. */
const App = ({ token, receivedRedirectUri }: AppProps): ReactNode => {
  const [said, setSaid] = useState('')
  const { open, ready } = usePlaidLink({
    token,
    ...(receivedRedirectUri !== undefined && { receivedRedirectUri }),
    onSuccess: (_token, { institution }) => setSaid(`${institution?.name} is connected`),
    onExit: (error) => setSaid(error ? `Failed: ${error.error_code}` : 'Not now'),
  })
  useEffect(() => {
    if (ready && receivedRedirectUri !== undefined) open()
  }, [ready, open, receivedRedirectUri])
  return (
    <>
      <button type="button" onClick={() => open()}>
        Connect a bank
      </button>
      <p>{said}</p>
    </>
  )
}

const connect = (): void => screen.getByRole('button', { name: 'Connect a bank' }).click()

test('a bank is connected', async () => {
  render(<App token={link.createLinkToken()} />)
  connect()
  await link.succeed()
  expect(await screen.findByText('First Platypus Bank is connected')).toBeTruthy()
})

test('a bank that is down is told apart from a change of mind', async () => {
  render(<App token={link.createLinkToken()} />)
  connect()
  await link.exit('INSTITUTION_DOWN')
  expect(await screen.findByText('Failed: INSTITUTION_DOWN')).toBeTruthy()
  connect()
  await link.exit()
  expect(await screen.findByText('Not now')).toBeTruthy()
})

test('the way to the bank and back ends in success', async () => {
  const token = link.createLinkToken({ redirectUri })
  render(<App token={token} />)
  connect()
  const receivedRedirectUri = await link.leaveForBank()
  cleanup()
  render(<App token={token} receivedRedirectUri={receivedRedirectUri} />)
  await link.succeed()
  expect(await screen.findByText('Platypus OAuth Bank is connected')).toBeTruthy()
})

test('a bank with a page of its own is approved there', async () => {
  render(<App token={link.createLinkToken()} />)
  connect()
  await link.succeed({ bank: 'Platypus OAuth Bank', accounts: ['savings'] })
  expect(await screen.findByText('Platypus OAuth Bank is connected')).toBeTruthy()
})

test.each(['ITEM_LOCKED', 'RATE_LIMIT', 'INVALID_LINK_TOKEN', 'PLANNED_MAINTENANCE'])(
  'Link can be made to end in %s',
  async (code) => {
    render(<App token={link.createLinkToken()} />)
    connect()
    await link.exit(code)
    expect(await screen.findByText(`Failed: ${code}`)).toBeTruthy()
  },
)

test('a test whose page does not open Link is told so', async () => {
  link.uninstall()
  link = installSimulator({ timeout: 10 })
  await expect(link.succeed()).rejects.toThrow('Let the page under test call open()')
})
