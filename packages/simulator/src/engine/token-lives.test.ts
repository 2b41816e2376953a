import { beforeEach, expect, test } from 'vitest'
import { continueSession } from '../workflow/continue-session.ts'
import { startSession } from '../workflow/start-session.ts'
import type { WorkflowAction } from '../workflow/workflow-answer.ts'
import type { Engine } from './engine.ts'
import { problemOf } from './item-problems.ts'
import { exchangePublicToken } from './items.ts'
import { createLinkToken, findLiveLinkToken } from './link-tokens.ts'
import { PlaidFailure } from './plaid-failure.ts'
import { emptyState, type LinkToken } from './simulator-state.ts'

const minute = 60_000
const day = 24 * 60 * minute

let now: number
let engine: Engine

beforeEach(() => {
  now = Date.UTC(2026, 0, 5)
  engine = {
    state: emptyState(),
    now: () => now,
    allowedRedirectUris: null,
    wake: () => undefined,
    lookAgain: () => undefined,
  }
})

const linkToken = (itemId: string | null = null): LinkToken =>
  createLinkToken(engine, {
    itemId,
    clientName: 'Acorn',
    clientUserId: 'ada',
    userId: null,
    phoneNumber: null,
    products: ['transactions'],
    laterProducts: [],
    countryCodes: ['US'],
    language: 'en',
    customization: null,
    redirectUri: null,
    webhook: null,
    accountSelection: false,
    accountFilters: null,
    manualEntry: 'none',
    multiItem: false,
    hosted: null,
  })

const walk: WorkflowAction[] = [
  { type: 'agree' },
  { type: 'select_institution', institution_id: 'ins_109508' },
  { type: 'submit_credentials', username: 'user_good', password: 'pass_good' },
  { type: 'submit_accounts', accounts: ['checking', 'savings'] },
]

const finishWith = (token: string): string => {
  const start = { linkToken: token, receivedRedirectUri: null, oauthWay: 'popup' } as const
  const { link_session_id } = startSession(engine, start)
  const answers = walk.map((action) => continueSession(engine, link_session_id, action))
  return answers.at(-1)?.result?.public_token ?? ''
}

const codeOf = (call: () => unknown): string => {
  try {
    call()
  } catch (cause) {
    if (cause instanceof PlaidFailure) return cause.error.error_code
    throw cause
  }
  return 'fine'
}

test('a link token for a new Item dies after four hours', () => {
  const { token } = linkToken()
  now += 240 * minute - 1
  expect(codeOf(() => findLiveLinkToken(engine, token))).toBe('fine')
  now += 1
  expect(codeOf(() => findLiveLinkToken(engine, token))).toBe('INVALID_LINK_TOKEN')
})

test('a link token for update mode dies after thirty minutes', () => {
  const { token } = linkToken('item')
  now += 30 * minute - 1
  expect(codeOf(() => findLiveLinkToken(engine, token))).toBe('fine')
  now += 1
  expect(codeOf(() => findLiveLinkToken(engine, token))).toBe('INVALID_LINK_TOKEN')
})

test('a link token is dead once a session has finished with it', () => {
  const { token } = linkToken()
  finishWith(token)
  expect(codeOf(() => finishWith(token))).toBe('INVALID_LINK_TOKEN')
})

test('a link token that was left unused may be opened again', () => {
  const { token } = linkToken()
  startSession(engine, { linkToken: token, receivedRedirectUri: null, oauthWay: 'popup' })
  expect(finishWith(token)).toMatch(/^public-sandbox-/)
})

test('a public token dies after thirty minutes', () => {
  const early = finishWith(linkToken().token)
  now += 30 * minute - 1
  expect(codeOf(() => exchangePublicToken(engine, early))).toBe('fine')
  const late = finishWith(linkToken().token)
  now += 30 * minute
  expect(codeOf(() => exchangePublicToken(engine, late))).toBe('INVALID_PUBLIC_TOKEN')
})

test('an Item asks for a new login by itself after thirty days', () => {
  const item = exchangePublicToken(engine, finishWith(linkToken().token))
  now += 30 * day - 1
  expect(problemOf(engine, item)).toBeNull()
  now += 1
  expect(problemOf(engine, item)?.code).toBe('ITEM_LOGIN_REQUIRED')
})

test('a link token that was used opens Link again where the Sandbox is asked to be lenient', () => {
  engine.state.settings.reuseLinkTokens = true
  const { token } = linkToken()
  finishWith(token)
  expect(finishWith(token)).toMatch(/^public-sandbox-/)
})

test('five wrong passwords end a link token, and the fifth says so', () => {
  const { token } = linkToken()
  const start = { linkToken: token, receivedRedirectUri: null, oauthWay: 'popup' } as const
  const { link_session_id } = startSession(engine, start)
  const act = (action: WorkflowAction): unknown => continueSession(engine, link_session_id, action)
  walk.slice(0, 2).forEach(act)
  const wrong = (): unknown =>
    act({ type: 'submit_credentials', username: 'user_good', password: 'wrong' })
  const codes = [wrong, wrong, wrong, wrong, wrong].map(codeOf)
  expect(codes).toEqual(['fine', 'fine', 'fine', 'fine', 'INVALID_LINK_TOKEN'])
  expect(codeOf(() => findLiveLinkToken(engine, token))).toBe('INVALID_LINK_TOKEN')
})
