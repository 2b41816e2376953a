// @vitest-environment jsdom
import { waitFor } from '@testing-library/dom'
import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { PlaidEmbeddedLink } from 'react-plaid-link'
import { expect, test } from 'vitest'
import { inLink, press, signIn } from '../test/link-driver.ts'
import { createServerCalls } from '../test/server-calls.ts'
import { installPlaid } from './install-plaid.ts'

test('a bank chosen in the embedded list opens Link at that bank', async () => {
  const server = createServerCalls()
  const uninstall = installPlaid({ fetch: server.simulator.fetch })
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  const successes: (string | undefined)[] = []
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const props = {
    token: await server.linkToken(),
    onSuccess: (_: string | null, metadata: { institution: { name: string } | null }) =>
      successes.push(metadata.institution?.name),
  }
  act(() => root.render(createElement(PlaidEmbeddedLink, props)))
  const bank = await inLink('button', 'Tartan Bank', 'iframe[title="Plaid Embedded Link"]')
  bank.click()
  await press('Continue')
  await inLink('heading', 'Sign in to Tartan Bank')
  await signIn('user_good', 'pass_good')
  await press('Continue')
  await waitFor(() => expect(successes).toEqual(['Tartan Bank']))
  act(() => root.unmount())
  expect(document.querySelectorAll('iframe')).toHaveLength(0)
  uninstall()
})
