import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BankLinkButton } from './components/bank-link-button.tsx'
import { danish } from './exports/messages/da.ts'
import { english, useLoadedMessages, type Messages } from './exports/messages.ts'
import { chooseBank, linkOpens, pressInLink, signIn } from './test/link-driver.ts'
import { renderWithRelink } from './test/render-with-relink.tsx'
import { refusal, startServers } from './test/start-servers.ts'

test('the words of another language are on the button and in what goes wrong', async () => {
  const { user } = await renderWithRelink(<BankLinkButton />, { messages: danish })
  await user.click(screen.getByRole('button', { name: danish.connect }))
  await chooseBank()
  await signIn('error_ITEM_LOCKED')
  await pressInLink('Exit')
  expect((await screen.findByRole('alert')).textContent).toContain(danish.issues.account_locked[0])
  expect(screen.getByText(danish.supportDetails)).toBeTruthy()
})

test('Link is asked for in the language of the words, unless the button says another', async () => {
  const { servers, user, again } = await renderWithRelink(<BankLinkButton />, { messages: danish })
  const asked = (): unknown[] =>
    servers.bodies.map((body) => (body as { language?: string } | null)?.language)
  await user.click(screen.getByRole('button', { name: danish.connect }))
  await linkOpens()
  expect(asked()).toEqual(['da'])
  await pressInLink('Close')
  await pressInLink('Leave')
  again(<BankLinkButton language="fr" />)
  await user.click(screen.getByRole('button', { name: danish.connect }))
  await waitFor(() => expect(asked()).toEqual(['da', 'fr']))
  await linkOpens()
})

test('an app that says nothing of languages leaves Link’s to the server', async () => {
  const { servers, user } = await renderWithRelink(<BankLinkButton />)
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  await linkOpens()
  expect(servers.bodies).toMatchObject([{ mode: 'new' }])
  expect(servers.bodies[0]).not.toHaveProperty('language')
})

test('an app can write over one text and leave the others', async () => {
  const messages: Messages = {
    ...english,
    issues: { ...english.issues, our_side: ['This is on Acme', 'We are on it.'] },
  }
  const servers = await startServers()
  servers.intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  const { user } = await renderWithRelink(<BankLinkButton />, { servers, messages })
  await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
  expect(await screen.findByText('This is on Acme')).toBeTruthy()
  expect(screen.getByText('We are on it.')).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})

const Loaded = ({ locale }: { locale: string }) => <p>{useLoadedMessages(locale).connect}</p>

test('words are English until the language is there, and change with the language', async () => {
  const { again } = await renderWithRelink(<Loaded locale="da-DK" />)
  expect(screen.getByText(english.connect)).toBeTruthy()
  expect(await screen.findByText(danish.connect)).toBeTruthy()
  again(<Loaded locale="tlh" />)
  expect(await screen.findByText(english.connect)).toBeTruthy()
})

test('a retry from the keyboard leaves the focus at the button, not at the start of the page', async () => {
  const servers = await startServers()
  servers.intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  servers.intercept('POST /link-tokens', () => refusal(500, 'internal_error'))
  const { user } = await renderWithRelink(<BankLinkButton />, { servers })
  const connect = screen.getByRole('button', { name: 'Connect a bank' })
  await user.tab()
  expect(document.activeElement).toBe(connect)
  await user.keyboard('{Enter}')
  const retry = await screen.findByRole('button', { name: 'Try again' })
  // What went wrong is read out; it takes the focus from nobody.
  expect(document.activeElement).toBe(connect)
  await user.tab()
  expect(document.activeElement).toBe(retry)
  await user.keyboard('{Enter}')
  await waitFor(() => expect(document.activeElement).toBe(connect))
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(document.activeElement).toBe(connect)
})
