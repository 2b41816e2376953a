import type {
  AccountFiltersResponse,
  CountryCode,
  LinkSessionExit,
  LinkSessionItemAddResult,
  LinkTokenGetRequest,
  LinkTokenGetResponse,
  LinkTokenGetSessionsResponse,
  Products,
} from 'plaid'
import type { Engine } from '../engine/engine.ts'
import { findInstitution } from '../engine/institutions.ts'
import { invalidLinkToken } from '../engine/plaid-failure.ts'
import { requestId } from '../engine/random-id.ts'
import type { LinkSession, LinkToken } from '../engine/simulator-state.ts'
import { describeSessionEvent } from '../workflow/announce-session.ts'
import { describeItemAccounts } from '../workflow/describe-accounts.ts'
import { asPlaidError } from './describe-item.ts'
import { endpoint, text, type Endpoint } from './endpoint.ts'

const iso = (time: number): string => new Date(time).toISOString()

const describeAdded = (engine: Engine, session: LinkSession): LinkSessionItemAddResult[] =>
  session.results.flatMap(({ itemId, publicToken }) => {
    const item = engine.state.items[itemId]
    if (!item) return []
    const institution = findInstitution(item.institutionId)
    return [
      {
        public_token: publicToken,
        accounts: describeItemAccounts(item).map(({ class_type: _class, ...account }) => ({
          ...account,
          class_type: null,
        })) as LinkSessionItemAddResult['accounts'],
        institution: institution
          ? { name: institution.name, institution_id: institution.id }
          : null,
      },
    ]
  })

const describeExit = (session: LinkSession): LinkSessionExit | null => {
  if (!session.exit) return null
  const institution = findInstitution(session.institutionId)
  return {
    error: session.exit.error ? asPlaidError(session.exit.error) : null,
    metadata: {
      institution: institution ? { name: institution.name, institution_id: institution.id } : null,
      status: session.exit.status,
      link_session_id: session.id,
      request_id: session.exit.requestId,
    },
  } as LinkSessionExit
}

const describeSession = (engine: Engine, session: LinkSession): LinkTokenGetSessionsResponse => {
  const added = describeAdded(engine, session)
  const exit = describeExit(session)
  const [first] = added
  return {
    link_session_id: session.id,
    started_at: iso(session.startedAt),
    finished_at: session.finishedAt === null ? null : iso(session.finishedAt),
    // Newest first, as Plaid lists them.
    events: session.events.map(describeSessionEvent).reverse(),
    results: {
      item_add_results: added,
      cra_item_add_results: [],
      cra_update_results: [],
      bank_income_results: [],
      payroll_income_results: [],
      document_income_results: null,
    },
    exit,
    on_exit: exit,
    on_success:
      first === undefined
        ? null
        : {
            public_token: first.public_token,
            metadata: {
              institution: first.institution,
              accounts: first.accounts,
              link_session_id: session.id,
              transfer_status: null,
            },
          },
  }
}

const describeFilters = ({ accountFilters }: LinkToken): AccountFiltersResponse | undefined =>
  accountFilters === null
    ? undefined
    : (Object.fromEntries(
        Object.entries(accountFilters).map(([type, subtypes]) => [
          type,
          { account_subtypes: subtypes },
        ]),
      ) as AccountFiltersResponse)

const get = (engine: Engine, token: string): LinkTokenGetResponse => {
  const { linkTokens, sessions } = engine.state
  const linkToken = Object.hasOwn(linkTokens, token) ? linkTokens[token] : undefined
  if (!linkToken) throw invalidLinkToken()
  const filters = describeFilters(linkToken)
  return {
    link_token: linkToken.token,
    created_at: iso(linkToken.createdAt),
    expiration: iso(linkToken.expiresAt),
    link_sessions: Object.values(sessions)
      .filter((session) => session.linkToken === linkToken.token)
      .map((session) => describeSession(engine, session)),
    metadata: {
      initial_products: linkToken.products as Products[],
      webhook: linkToken.webhook,
      country_codes: linkToken.countryCodes as CountryCode[],
      language: linkToken.language,
      redirect_uri: linkToken.redirectUri,
      client_name: linkToken.clientName,
      ...(filters && { account_filters: filters }),
    },
    ...(linkToken.userId !== null && { user_id: linkToken.userId }),
    request_id: requestId(),
  }
}

/** Says what a link token was made for, what happened in its sessions, and what came of them. */
export const linkTokenGet: Endpoint = endpoint<LinkTokenGetRequest>()(
  '/link/token/get',
  { link_token: text },
  (engine, body) => get(engine, body.link_token),
)
