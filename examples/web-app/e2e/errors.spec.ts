import { expect, test, type Page } from '@playwright/test'
import { sandboxTable } from '@relink/simulator'
import { hearOfLink, type LinkTold } from './hear-of-link.ts'
import { leaveLink, meetError, tryLogin, typeLogin, type Place } from './meet-error.ts'
import { bankCard, begin, finishLink, linkFrame, removeAllBanks } from './person.ts'

/** What stands on the page: the kind and the title of the notice, and its buttons, the main one first. */
type Notice = readonly [kind: string, title: string, ...buttons: string[]]

const retry = ['Try again', 'Choose another bank'] as const
const another = 'Choose another bank'

const wrongDetails: Notice = ['wrong_details', 'Those details didn’t work', ...retry]
const wrongAnswer: Notice = ['wrong_answer', 'That answer didn’t work', ...retry]
const wrongPhone: Notice = ['wrong_phone', 'That phone number didn’t work', 'Try again']
const wrongNumber: Notice = ['wrong_number', 'That account number didn’t work', ...retry]
const locked: Notice = ['account_locked', 'Your sign-in is locked', another]
const setUp: Notice = ['setup_needed', 'Sign in at your bank first', another]
const notFinished: Notice = ['not_finished', 'That wasn’t finished', ...retry]
const notConnected: Notice = ['not_connected', 'That didn’t work', ...retry]
const down: Notice = ['bank_down', 'First Platypus Bank has a technical problem', another]
const slow: Notice = ['bank_slow', 'First Platypus Bank isn’t responding', another]
const noBank: Notice = ['bank_not_supported', 'We can’t connect this bank', another]
const noSignIn: Notice = ['sign_in_not_supported', 'We can’t connect this account', another]
const noAccount: Notice = ['no_accounts', 'No account we can use', another, 'Review what you share']
const noPayments: Notice = ['no_payment_account', 'This needs another account', another]
const noAccess: Notice = [
  'access_needed',
  'We need your permission',
  'Review what you share',
  another,
]
const serviceDown: Notice = ['service_down', 'Bank connections are down', another]
const ourSide: Notice = ['our_side', 'This is on our side']
const startAgain: Notice = ['session_expired', 'Please start again', 'Start again']

/** Kinds whose main action is advice: wait, or go to the bank first. */
const advised = new Set([
  'account_locked',
  'setup_needed',
  'bank_down',
  'bank_slow',
  'service_down',
])

/**
 * What Plaid documents for its Sandbox, the code that Link ends with, and the notice that it leaves.
 *
 * @see https://plaid.com/docs/sandbox/test-credentials/
 * @see https://plaid.com/docs/sandbox/user-custom/
 */
const rows: readonly (readonly [place: Place, input: string, code: string, notice: Notice])[] = [
  ['error password', 'error_COUNTRY_NOT_SUPPORTED', 'COUNTRY_NOT_SUPPORTED', noBank],
  ['error password', 'error_INSTITUTION_DOWN', 'INSTITUTION_DOWN', down],
  ['error password', 'error_INSTITUTION_NOT_RESPONDING', 'INSTITUTION_NOT_RESPONDING', slow],
  [
    'error password',
    'error_INSTITUTION_NO_LONGER_SUPPORTED',
    'INSTITUTION_NO_LONGER_SUPPORTED',
    noBank,
  ],
  ['error password', 'error_INSUFFICIENT_CREDENTIALS', 'INSUFFICIENT_CREDENTIALS', notFinished],
  ['error password', 'error_INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', serviceDown],
  ['error password', 'error_INVALID_CREDENTIALS', 'INVALID_CREDENTIALS', wrongDetails],
  ['error password', 'error_INVALID_MFA', 'INVALID_MFA', wrongAnswer],
  ['error password', 'error_INVALID_SEND_METHOD', 'INVALID_SEND_METHOD', down],
  ['error password', 'error_ITEM_LOCKED', 'ITEM_LOCKED', locked],
  ['error password', 'error_ITEM_NOT_SUPPORTED', 'ITEM_NOT_SUPPORTED', noSignIn],
  ['error password', 'error_MFA_NOT_SUPPORTED', 'MFA_NOT_SUPPORTED', noSignIn],
  ['error password', 'error_NO_ACCOUNTS', 'NO_ACCOUNTS', noAccount],
  ['error password', 'error_PAYMENT_INVALID_RECIPIENT', 'PAYMENT_INVALID_RECIPIENT', ourSide],
  ['error password', 'error_USER_INPUT_TIMEOUT', 'USER_INPUT_TIMEOUT', notFinished],
  ['error password', 'error_USER_SETUP_REQUIRED', 'USER_SETUP_REQUIRED', setUp],

  [
    'forced error',
    '{"force_error":"INSTITUTION_NOT_RESPONDING"}',
    'INSTITUTION_NOT_RESPONDING',
    slow,
  ],
  [
    'forced error',
    '{"force_error":"INSTITUTION_NO_LONGER_SUPPORTED"}',
    'INSTITUTION_NO_LONGER_SUPPORTED',
    noBank,
  ],
  ['forced error', '{"force_error":"INVALID_CREDENTIALS"}', 'INVALID_CREDENTIALS', wrongDetails],
  ['forced error', '{"force_error":"INVALID_LINK_TOKEN"}', 'INVALID_LINK_TOKEN', startAgain],
  ['forced error', '{"force_error":"INVALID_MFA"}', 'INVALID_MFA', wrongAnswer],
  ['forced error', '{"force_error":"ITEM_LOCKED"}', 'ITEM_LOCKED', locked],
  ['forced error', '{"force_error":"ITEM_LOGIN_REQUIRED"}', 'ITEM_LOGIN_REQUIRED', notConnected],
  ['forced error', '{"force_error":"ITEM_NOT_SUPPORTED"}', 'ITEM_NOT_SUPPORTED', noSignIn],
  ['forced error', '{"force_error":"MFA_NOT_SUPPORTED"}', 'MFA_NOT_SUPPORTED', noSignIn],
  ['forced error', '{"force_error":"NO_ACCOUNTS"}', 'NO_ACCOUNTS', noAccount],
  ['forced error', '{"force_error":"PLAID_ERROR"}', 'INTERNAL_SERVER_ERROR', serviceDown],
  ['forced error', '{"force_error":"USER_INPUT_TIMEOUT"}', 'USER_INPUT_TIMEOUT', notFinished],
  ['forced error', '{"force_error":"USER_SETUP_REQUIRED"}', 'USER_SETUP_REQUIRED', setUp],

  ['credential', 'user_good / wrong', 'INVALID_CREDENTIALS', wrongDetails],
  ['credential', 'user_custom / {"recaptcha":"bad"}', 'RECAPTCHA_BAD', notConnected],
  ['credential', 'user_good / {"recaptcha":"bad"}', 'RECAPTCHA_BAD', notConnected],
  ['credential', 'user_good / mfa_device', 'INVALID_MFA', wrongAnswer],
  ['credential', 'user_good / mfa_questions_2_3', 'INVALID_MFA', wrongAnswer],
  ['credential', 'user_good / mfa_selections', 'INVALID_MFA', wrongAnswer],
  ['credential', 'user_good / mfa_selections_2_2_3', 'INVALID_MFA', wrongAnswer],

  [
    'institution',
    'ins_132361',
    'INSTITUTION_DOWN',
    ['bank_down', 'Your bank has a technical problem', another],
  ],
  ['institution', 'ins_133402', 'INSTITUTION_NO_LONGER_SUPPORTED', noBank],

  ['bank page error', 'INSUFFICIENT_CREDENTIALS', 'INSUFFICIENT_CREDENTIALS', notFinished],
  ['bank page error', 'ACCESS_NOT_GRANTED', 'ACCESS_NOT_GRANTED', noAccess],
  ['bank page error', 'NO_AUTH_ACCOUNTS', 'NO_AUTH_ACCOUNTS', noPayments],
  ['bank page error', 'INTERNAL_SERVER_ERROR', 'INTERNAL_SERVER_ERROR', serviceDown],

  ['phone', '12', 'INVALID_PHONE_NUMBER', wrongPhone],
  ['phone', '415-555-0010', 'INVALID_OTP', wrongAnswer],
  ['phone', '415-555-0011', 'INVALID_OTP', wrongAnswer],
  ['phone', '415-555-0012', 'INVALID_OTP', wrongAnswer],
  ['phone', '415-555-0013', 'INVALID_OTP', wrongAnswer],
  ['phone', '415-555-0014', 'INVALID_OTP', wrongAnswer],
  ['phone', '415-555-0015', 'INVALID_OTP', wrongAnswer],
  ['phone', '212-555-0199', 'INVALID_OTP', wrongAnswer],
  ['code', '000000', 'INVALID_OTP', wrongAnswer],

  ['numbers', '12 / 34', 'INVALID_ACCOUNT_NUMBER', wrongNumber],

  ['token error', 'unknown', 'INVALID_LINK_TOKEN', startAgain],
  ['token error', 'expired', 'INVALID_LINK_TOKEN', startAgain],
  ['token error', 'used', 'INVALID_LINK_TOKEN', startAgain],
  ['token error', 'five wrong passwords', 'INVALID_LINK_TOKEN', startAgain],
]

// To record a trace takes as long as the walk; without this line there is one of each row that fails.
test.use({ trace: 'off' })

// One page for all rows, loaded anew for each, since signing in takes longer than a walk.
let page: Page
let told: () => Promise<LinkTold>

test.beforeAll(async ({ browser, baseURL }) => {
  page = await browser.newPage({ baseURL: baseURL ?? '', reducedMotion: 'reduce' })
  told = await hearOfLink(page)
  await begin(page)
})

test.beforeEach(async () => {
  await page.goto('/banks')
})

test.afterAll(async () => {
  await page.close()
})

const notice = () => page.locator('[data-kind]')

for (const [place, input, code, [kind, title, ...buttons]] of rows) {
  test(`“${title}” is said of the ${place} ${input}`, async () => {
    await meetError(page, place, input)
    const isDead = code === 'INVALID_LINK_TOKEN'
    // Link closes by itself when its token is dead.
    if (!isDead) await leaveLink(page)

    await expect(notice()).toHaveAttribute('data-kind', kind)
    // Where nothing is wrong the words come a moment after their place, so that they are read out.
    await expect(notice().getByText(title, { exact: true })).toBeVisible()
    expect(await notice().locator('.relink-notice-title').innerText()).toBe(title)
    expect(await notice().getByRole('button').allInnerTexts()).toEqual(buttons)
    // What helps most there is advice, and so no button.
    const main = advised.has(kind) ? [] : buttons.slice(0, 1)
    expect(await notice().locator('[data-variant="main"]').allInnerTexts()).toEqual(main)
    expect(await notice().innerText()).not.toMatch(/_|[A-Z]{3}|\{|\}/)
    await expect(linkFrame(page).getByRole('dialog')).toHaveCount(0)
    // A new token is at hand after one that died, and only then.
    await expect(page.getByRole('button', { name: 'Connect a bank' })).toHaveAttribute(
      'data-status',
      isDead ? 'ready' : 'exited',
    )
    expect((await told()).exits).toEqual([code])
  })
}

test('every error of the simulator’s table is met here', () => {
  const met = new Set(rows.map(([place, input]) => `${place} ${input}`))
  const missing = sandboxTable
    // The others end in a pane that asks for something, and can’t fail there.
    .filter(({ ends, what }) => /[A-Z]_[A-Z]/.test(ends + what) || ends === 'mfa')
    .map(({ kind, input }) => `${kind} ${input}`)
    .filter((row) => !met.has(row))
  expect(missing).toEqual([])
})

test('nothing is said of an error after which the person gets in', async () => {
  await removeAllBanks(page)
  await tryLogin(page, 'user_good', 'error_ITEM_LOCKED')
  const link = linkFrame(page)
  await link.getByRole('button', { name: 'Try again' }).click()
  await typeLogin(page, 'user_good', 'wrong')
  await expect(link.getByRole('alert')).toContainText('incorrect')
  await typeLogin(page, 'user_good', 'pass_good')
  await link.getByRole('button', { name: 'Continue' }).click()
  await finishLink(page)
  await expect(bankCard(page, 'First Platypus Bank')).toBeVisible()
  await expect(notice()).toHaveCount(0)
  const { events, exits } = await told()
  expect(events.filter((name) => name === 'ERROR')).toHaveLength(2)
  expect(events).toContain('HANDOFF')
  expect(exits).toEqual([])
})

test('the next press takes the notice away, and another error brings its own', async () => {
  await meetError(page, 'error password', 'error_ITEM_LOCKED')
  await leaveLink(page)
  await expect(notice()).toHaveAttribute('data-kind', 'account_locked')
  await meetError(page, 'error password', 'error_INSTITUTION_DOWN')
  await expect(notice()).toHaveCount(0)
  await leaveLink(page)
  await expect(notice()).toHaveAttribute('data-kind', 'bank_down')
})
