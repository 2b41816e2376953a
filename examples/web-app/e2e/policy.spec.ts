import { expect, test } from '@playwright/test'
import { hearOfPolicy } from './hear-of-policy.ts'
import {
  approveAtBank,
  approveInPopUp,
  bankCard,
  begin,
  chooseOAuthBank,
  connectByCredentials,
  finishLink,
  goToBank,
  openBanks,
  signIn,
  simulatorScript,
  webview,
} from './person.ts'

test('under a strict policy a bank is connected in its pop-up and by sign-in, and nothing is refused', async ({
  page,
}) => {
  const heard = await hearOfPolicy(page)
  await begin(page)
  await chooseOAuthBank(page)
  await approveInPopUp(page)
  await finishLink(page)
  await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
  await connectByCredentials(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  expect(heard).toEqual([])
})

test.describe('in the browser inside an app', () => {
  test.use({ userAgent: webview })

  test('under a strict policy a person comes back from their bank, and nothing is refused', async ({
    page,
  }) => {
    const heard = await hearOfPolicy(page)
    await begin(page)
    await chooseOAuthBank(page)
    await goToBank(page)
    await approveAtBank(page)
    await finishLink(page)
    await expect(bankCard(page, 'Platypus OAuth Bank')).toBeVisible()
    expect(heard).toEqual([])
  })
})

test('every page has a policy with a nonce of its own, and runs no script without it', async ({
  page,
}) => {
  const policies = new Set<string>()
  for (const path of ['/', '/banks', '/oauth?oauth_state_id=unknown', '/index.html']) {
    const answer = await page.request.get(path)
    const policy = answer.headers()['content-security-policy'] ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
    expect(await answer.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}"`)
    expect(policy).toContain('script-src')
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-/)
    policies.add(policy)
  }
  expect(policies.size).toBe(4)

  const heard = await hearOfPolicy(page)
  await signIn(page)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'document.title = "Taken over"'
    document.body.append(script)
  })
  await expect.poll(() => heard.join('\n')).toContain('script-src-elem inline')
  await expect(page).toHaveTitle(/^Larder/)
})

test('a policy without Plaid’s sources is said on the page, and in the console by name', async ({
  page,
}) => {
  const heard = await hearOfPolicy(page)
  const simulator = new URL(await simulatorScript(page)).origin
  await page.route(/^http:\/\/localhost:\d+\/(banks)?$/, async (route) => {
    const answer = await route.fetch()
    const policy = answer.headers()['content-security-policy'] ?? ''
    const without = policy
      .replaceAll(/https:\/\/[^; ]*plaid\.com[^; ]*/g, '')
      .replaceAll(simulator, '')
      // With the nonce the provider's own tag would be let through.
      .replaceAll(/'nonce-[^']+'/g, '')
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': without },
    })
  })
  await signIn(page)
  await openBanks(page)
  await page.getByRole('button', { name: 'Connect a bank' }).click()
  await expect(page.getByRole('alert')).toContainText('Something is blocking this page')
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expect
    .poll(() => heard.join('\n'))
    .toContain('https://cdn.plaid.com/link/v2/stable/link-initialize.js')
  await expect.poll(() => heard.join('\n')).toContain('Content Security Policy')
})
