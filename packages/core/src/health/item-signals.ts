import { accessTokenLost, updateRefused, type ItemHealth } from './item-health.ts'

/** An error of Plaid's about an Item, wherever it stood: in a webhook, in `/item/get`, in a call's answer. */
export interface ItemError {
  /** Plaid's `error_code`. */
  code: string
  /** Plaid's `error_code_reason`; OAuth Items alone have one. */
  reason: string | null
  /** The Plaid products that the failed call, or the error, was about; often not known. */
  products: readonly string[]
}

/**
 * All that was heard of one Item, with when. Times are milliseconds since the epoch.
 *
 * These are facts, in no order; {@link deriveHealth} makes of them what holds now. It survives JSON.
 */
export interface ItemSignals {
  /** What is wrong, if anything: `/item/get` has the last word. */
  error: (ItemError & { at: number }) | null
  /** When the person's consent ends, as `/item/get` and PENDING_EXPIRATION tell. */
  consentEndsAt: number | null
  /** PENDING_DISCONNECT. */
  disconnect: { at: number | null; why: string | null; heardAt: number } | null
  /** NEW_ACCOUNTS_AVAILABLE, when heard. */
  newAccountsAt: number | null
  /** USER_ACCOUNT_REVOKED: when it was heard of which account. */
  revokedAccounts: Record<string, number>
  /** ACCESS_NOT_GRANTED or ADDITIONAL_CONSENT_REQUIRED, which `/item/get` does not show; products with when. */
  missing: { code: string; products: Record<string, number>; at: number } | null
  /** Accounts that wait for the person to type what came with a small deposit. */
  unverified: string[]
  /** A call met the bank's own trouble, or the institution's status told of it. */
  bankTrouble: { code: string; at: number } | null
  /** When Plaid refused to let the person restore what they had taken back. */
  updateRefusedAt: number | null
  /** When it last was known to have been repaired: through Link here, or elsewhere (LOGIN_REPAIRED). */
  repairedAt: number | null
  /** When each thing that older news must not undo was last heard; 0 when never. */
  heardAt: {
    /** The newest answer of `/item/get`, the newest that nothing is wrong, and that of `/accounts/get`. */
    read: number
    well: number
    accounts: number
    /** What `consentEndsAt` comes from. */
    consent: number
    /** That the bank itself is well. */
    bankUp: number
    /** Update mode here, and with a choice of accounts. */
    updated: number
    accountsChosen: number
  }
}

/** What is known of a new Item. */
export const noSignals: ItemSignals = {
  error: null,
  consentEndsAt: null,
  disconnect: null,
  newAccountsAt: null,
  revokedAccounts: {},
  missing: null,
  unverified: [],
  bankTrouble: null,
  updateRefusedAt: null,
  repairedAt: null,
  heardAt: { read: 0, well: 0, accounts: 0, consent: 0, bankUp: 0, updated: 0, accountsChosen: 0 },
}

/** Something that was heard of an Item. `at`: when it was said, not when it arrived. */
export type ItemSignal = { at: number } &
  /** `/item/get` and `/accounts/get` answered. */
  (
    | {
        type: 'read'
        error: ItemError | null
        consentEndsAt: number | null
        /** Null where the accounts could not be read. */
        unverified: string[] | null
        /** The institution's own state, where it was asked for. */
        bankIsDown: boolean | null
      }
    /** A call for the Item failed. */
    | { type: 'failed'; error: ItemError }
    /** Plaid made no link token to repair it, because of the Item itself. */
    | { type: 'update_refused' }
    /** The person got through update mode. */
    | { type: 'updated'; accountsChosen: boolean }
    /** A verified webhook; `code` is Plaid's. What it tells of accounts that wait, the next reading shows. */
    | {
        type: 'webhook'
        code: string
        error: ItemError | null
        /** PENDING_EXPIRATION and PENDING_DISCONNECT: when, if told. */
        endsAt: number | null
        /** PENDING_DISCONNECT. */
        reason: string | null
        /** USER_ACCOUNT_REVOKED. */
        accountId: string | null
      }
  )

const signInCodes = new Set([
  'ITEM_LOGIN_REQUIRED',
  'ITEM_LOCKED',
  'PASSWORD_RESET_REQUIRED',
  'USER_SETUP_REQUIRED',
  'INVALID_CREDENTIALS',
  'INVALID_MFA',
  'INVALID_UPDATED_USERNAME',
  'INSUFFICIENT_CREDENTIALS',
  'NO_ACCOUNTS',
])
const revokedCodes = new Set(['USER_PERMISSION_REVOKED', 'ITEM_NOT_FOUND', accessTokenLost])
const missingCodes = new Set(['ACCESS_NOT_GRANTED', 'ADDITIONAL_CONSENT_REQUIRED'])
const troubleCodes = new Set([
  'INSTITUTION_DOWN',
  'INSTITUTION_NOT_RESPONDING',
  'INSTITUTION_NOT_AVAILABLE',
])

/** What an error says of an Item's health; null when it is about something else. */
export const kindOfError = (
  code: string,
): 'sign_in' | 'revoked' | 'missing' | 'bank_trouble' | null => {
  if (signInCodes.has(code)) return 'sign_in'
  if (revokedCodes.has(code)) return 'revoked'
  if (missingCodes.has(code)) return 'missing'
  return troubleCodes.has(code) ? 'bank_trouble' : null
}

type HeardAt = ItemSignals['heardAt']

const mark = (signals: ItemSignals, at: number, ...facts: (keyof HeardAt)[]): ItemSignals => {
  const heardAt = { ...signals.heardAt }
  for (const fact of facts) heardAt[fact] = Math.max(heardAt[fact], at)
  return { ...signals, heardAt }
}

/** Keeps what was heard after `at`. */
const keepLater = (heard: Record<string, number>, at: number): Record<string, number> =>
  Object.fromEntries(Object.entries(heard).filter(([, heardAt]) => heardAt > at))

const withLatest = (
  heard: Record<string, number>,
  names: readonly string[],
  at: number,
): Record<string, number> => ({
  ...heard,
  ...Object.fromEntries(names.map((name) => [name, Math.max(heard[name] ?? 0, at)])),
})

/** An error with when it was said. At one moment a repair wins over a webhook, but not over an answer of Plaid's. */
const hearError = (
  signals: ItemSignals,
  error: ItemError,
  at: number,
  from: ItemSignal['type'],
): ItemSignals => {
  const { code } = error
  const { heardAt, missing, bankTrouble } = signals
  const kind = kindOfError(code)
  if (kind === 'bank_trouble')
    return at < heardAt.bankUp || at < (bankTrouble?.at ?? 0)
      ? signals
      : { ...signals, bankTrouble: { code, at } }
  const isSettledBy = (repairedAt: number): boolean =>
    from === 'webhook' ? at <= repairedAt : at < repairedAt
  if (kind === 'missing') {
    if (isSettledBy(heardAt.updated)) return signals
    const products = withLatest(missing?.products ?? {}, error.products, at)
    const newest = missing === null || at >= missing.at ? { code, at } : missing
    return { ...signals, missing: { ...newest, products } }
  }
  // That a call failed for another reason says nothing of the Item.
  const isElsewhere = kind === null && from === 'failed'
  const isOld = at < heardAt.read || at < (signals.error?.at ?? 0)
  return isElsewhere || isOld || isSettledBy(signals.repairedAt ?? 0)
    ? signals
    : { ...signals, error: { ...error, at } }
}

/** A repair ends what was wrong before it, and nothing that was heard later. */
const hearRepair = (signals: ItemSignals, at: number): ItemSignals => {
  const { error, disconnect, heardAt } = signals
  const isOver = (since: number): boolean => since < at || (since === at && heardAt.read !== at)
  return {
    ...signals,
    error: error !== null && isOver(error.at) ? null : error,
    consentEndsAt: isOver(heardAt.consent) ? null : signals.consentEndsAt,
    disconnect: disconnect !== null && disconnect.heardAt <= at ? null : disconnect,
    repairedAt: Math.max(signals.repairedAt ?? 0, at),
  }
}

const hearUpdated = (before: ItemSignals, at: number, accountsChosen: boolean): ItemSignals => {
  const signals = mark(hearRepair(before, at), at, 'updated')
  const { missing } = signals
  const agreed: ItemSignals = {
    ...signals,
    missing:
      missing === null || missing.at <= at
        ? null
        : { ...missing, products: keepLater(missing.products, at) },
  }
  if (!accountsChosen) return agreed
  return {
    ...mark(agreed, at, 'accountsChosen'),
    newAccountsAt: (agreed.newAccountsAt ?? 0) > at ? agreed.newAccountsAt : null,
    revokedAccounts: keepLater(agreed.revokedAccounts, at),
  }
}

const hearWebhook = (
  signals: ItemSignals,
  heard: Extract<ItemSignal, { type: 'webhook' }>,
): ItemSignals => {
  const { at, code, endsAt, accountId } = heard
  const { heardAt, disconnect } = signals
  // A repair that came after it was said has settled what the pending ones tell of.
  const isSettled = at <= (signals.repairedAt ?? 0)
  const isChosen = at <= heardAt.accountsChosen
  switch (code) {
    case 'LOGIN_REPAIRED':
      return hearRepair(signals, at)
    case 'PENDING_EXPIRATION':
      return isSettled || endsAt === null || at < heardAt.consent
        ? signals
        : mark({ ...signals, consentEndsAt: endsAt }, at, 'consent')
    case 'PENDING_DISCONNECT':
      return isSettled || at < (disconnect?.heardAt ?? 0)
        ? signals
        : { ...signals, disconnect: { at: endsAt, why: heard.reason, heardAt: at } }
    case 'NEW_ACCOUNTS_AVAILABLE':
      return isChosen
        ? signals
        : { ...signals, newAccountsAt: Math.max(signals.newAccountsAt ?? 0, at) }
    case 'USER_ACCOUNT_REVOKED':
      return isChosen || accountId === null
        ? signals
        : { ...signals, revokedAccounts: withLatest(signals.revokedAccounts, [accountId], at) }
    default: {
      // USER_PERMISSION_REVOKED comes with and without an error of the same name.
      const own = kindOfError(code) === null ? null : { code, reason: null, products: [] }
      const error = heard.error ?? own
      const isOfItem = error !== null && (code === 'ERROR' || kindOfError(error.code) !== null)
      return isOfItem ? hearError(signals, error, at, 'webhook') : signals
    }
  }
}

const hearRead = (
  before: ItemSignals,
  { at, error, consentEndsAt, unverified, bankIsDown }: Extract<ItemSignal, { type: 'read' }>,
): ItemSignals => {
  let signals = before
  const { heardAt, bankTrouble } = before
  if (unverified !== null && at >= heardAt.accounts)
    signals = mark({ ...signals, unverified }, at, 'accounts')
  if (bankIsDown === false) {
    const isOver = bankTrouble !== null && bankTrouble.at <= at
    signals = mark({ ...signals, bankTrouble: isOver ? null : bankTrouble }, at, 'bankUp')
  }
  if (bankIsDown === true)
    signals = hearError(
      signals,
      { code: 'INSTITUTION_DOWN', reason: null, products: [] },
      at,
      'read',
    )
  if (at >= heardAt.consent && at >= (before.repairedAt ?? 0))
    signals = mark({ ...signals, consentEndsAt }, at, 'consent')
  // An older answer than the newest says nothing of what is wrong now.
  if (at >= heardAt.read) {
    const isOver = signals.error !== null && signals.error.at <= at
    signals = mark({ ...signals, error: isOver ? null : signals.error }, at, 'read')
  }
  if (error === null) signals = mark(signals, at, 'well')
  return error === null ? signals : hearError(signals, error, at, 'read')
}

/**
 * Takes in something that was heard of an Item.
 *
 * Late, repeated and disordered news end in the same: each fact keeps when it was said, and the newer
 * wins. `/item/get` decides over everything that it can show. Of two that were said at the same moment, the
 * one that is heard last wins, except that a repair wins over a webhook.
 */
export const hearSignal = (signals: ItemSignals, heard: ItemSignal): ItemSignals => {
  const { at } = heard
  switch (heard.type) {
    case 'webhook':
      return hearWebhook(signals, heard)
    case 'failed':
      return hearError(signals, heard.error, at, heard.type)
    case 'update_refused':
      return { ...signals, updateRefusedAt: Math.max(signals.updateRefusedAt ?? 0, at) }
    case 'updated':
      return hearUpdated(signals, at, heard.accountsChosen)
    case 'read':
      return hearRead(signals, heard)
    default:
      return heard satisfies never
  }
}

const minute = 60 * 1000
const day = 24 * 60 * minute
/** How long before its end a person is told, as Plaid's webhooks do. */
const noticeBefore = 7 * day
/** A bank's trouble that nobody has heard of for this long counts as over. */
const troubleLasts = 15 * minute

const reasons: Record<string, 'access_invalid' | 'consent_expired' | 'access_withdrawn'> = {
  OAUTH_INVALID_TOKEN: 'access_invalid',
  OAUTH_CONSENT_EXPIRED: 'consent_expired',
  OAUTH_USER_REVOKED: 'access_withdrawn',
}
const whys: Record<string, 'bank_moves' | 'access_ends'> = {
  INSTITUTION_MIGRATION: 'bank_moves',
  INSTITUTION_TOKEN_EXPIRATION: 'access_ends',
}

const daysUntil = (at: number, now: number): number => Math.max(0, Math.ceil((at - now) / day))
/** When there is a day less until `at`; a time that is past when there are none. */
const dayPasses = (at: number, now: number): number =>
  at - Math.max(0, daysUntil(at, now) - 1) * day
const namesIn = (heard: Record<string, number>): string[] => Object.keys(heard).sort()
const isoTime = (at: number): string => new Date(at).toISOString()

/**
 * What holds now, of all that was heard: the most pressing thing first.
 *
 * @param region Where update mode can't add accounts, in the UK and the EU, new ones need a new connection.
 */
export const deriveHealth = (
  signals: ItemSignals,
  { now, region }: { now: number; region: 'america' | 'europe' },
): ItemHealth => {
  const { error, consentEndsAt, disconnect, missing, bankTrouble } = signals
  const kind = error === null ? null : kindOfError(error.code)
  if (error !== null && kind === 'revoked') {
    const goodAt = Math.max(signals.repairedAt ?? 0, signals.heardAt.well)
    const isRefused = (signals.updateRefusedAt ?? 0) > goodAt
    return { status: 'revoked', code: isRefused ? updateRefused : error.code }
  }
  if (error !== null && kind === 'sign_in') {
    const reason = reasons[error.reason ?? ''] ?? null
    return { status: 'sign_in_required', code: error.code, reason }
  }
  if (consentEndsAt !== null && consentEndsAt <= now)
    return { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: 'consent_expired' }
  if (bankTrouble !== null && now - bankTrouble.at < troubleLasts)
    return { status: 'bank_trouble', code: bankTrouble.code }
  if (missing !== null)
    return { status: 'consent_missing', code: missing.code, products: namesIn(missing.products) }
  if (signals.unverified.length > 0)
    return { status: 'verification_pending', accountIds: signals.unverified }
  if (disconnect !== null) {
    const { at } = disconnect
    return {
      status: 'disconnects',
      at: at === null ? null : isoTime(at),
      daysLeft: at === null ? null : daysUntil(at, now),
      why: whys[disconnect.why ?? ''] ?? null,
    }
  }
  if (consentEndsAt !== null && consentEndsAt - now <= noticeBefore)
    return {
      status: 'expires',
      at: isoTime(consentEndsAt),
      daysLeft: daysUntil(consentEndsAt, now),
    }
  if (error !== null) return { status: 'unknown', code: error.code }
  const accountIds = namesIn(signals.revokedAccounts)
  if (accountIds.length > 0) return { status: 'account_closed', accountIds }
  if (signals.newAccountsAt !== null) return { status: 'new_accounts', relink: region === 'europe' }
  return { status: 'healthy' }
}

/**
 * When the health may change next by time alone; null when it does not. Milliseconds since the epoch.
 */
export const healthChangesAt = (
  { consentEndsAt, disconnect, bankTrouble }: ItemSignals,
  now: number,
): number | null => {
  const moments: number[] = []
  if (consentEndsAt !== null)
    moments.push(Math.max(consentEndsAt - noticeBefore, dayPasses(consentEndsAt, now)))
  if (disconnect !== null && disconnect.at !== null) moments.push(dayPasses(disconnect.at, now))
  if (bankTrouble !== null) moments.push(bankTrouble.at + troubleLasts)
  const next = Math.min(...moments.filter((moment) => moment > now))
  return Number.isFinite(next) ? next : null
}
