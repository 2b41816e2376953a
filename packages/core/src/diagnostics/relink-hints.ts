import type { RelinkErrorCode } from '../errors/relink-error.ts'
import type { RepairFailure } from '../wire/link-backend.ts'
import type { Hint } from './plaid-hints.ts'

/** What a developer can do about Relink's own codes. Those that are people's, or pass, are not here. */
export const relinkHints: Readonly<Partial<Record<RelinkErrorCode, Hint>>> = {
  provider_missing: [
    'a hook or a component stands outside the provider',
    'Put <RelinkProvider> around it.',
  ],
  option_invalid: [
    'an option can’t work, or a required one is missing',
    'The message names the option.',
  ],
  redirect_uri_invalid: [
    'Plaid would not take the redirect URI',
    'Use https (http for localhost in Sandbox only), no query, no fragment, no wildcard, and the page’s own origin.',
  ],
  key_missing: [
    'a key that has to come from the environment is missing',
    'Set it where the server runs. The message names it.',
  ],
  script_blocked: [
    'Plaid’s script was refused: by a content security policy, by a blocker, or on the way',
    'Allow what plaidCsp() of @relink/core lists, give <RelinkProvider> the page’s nonce, and look in the console for what was refused. A blocker is the person’s own.',
  ],
  link_timeout: [
    'Link was made and never said that it had loaded',
    'Check that the content security policy allows https://cdn.plaid.com in frame-src and Plaid’s API in connect-src, as plaidCsp() of @relink/core lists.',
  ],
  link_threw: [
    'Plaid’s script threw when Link was made or opened',
    'Check that the back end answers a whole link token, and that nothing else on the page replaces window.Plaid.',
  ],
  response_invalid: [
    'what answered is not what the back end promises: another shape, or a page in place of JSON',
    'Check the address given to httpBackend, and that a login wall or a single-page fallback does not answer there. A back end of your own has to answer as LinkBackend says.',
  ],
  storage_failed: [
    'the browser did not let the page keep what the way back from the bank needs',
    'Open the page outside iframes and with site data allowed; or give <RelinkProvider> a `pendingLinkStore`.',
  ],
  token_unreadable: [
    'a stored access token does not decrypt',
    'Give the server every key that rows were encrypted with, old ones too.',
  ],
  environment_mismatch: [
    'what is stored belongs to Plaid’s other environment',
    'Use one database for each environment, and the environment that the SDK’s address belongs to.',
  ],
  invalid_request: [
    'the server did not take the request’s shape',
    'See that page and server have the same version of Relink, and that no other route answers. The message names the field.',
  ],
  origin_refused: [
    'the server does not take requests from this page’s origin',
    'Serve page and server from one origin, or add the page’s to `allowedOrigins`.',
  ],
  json_only: [
    'the body did not reach the server as JSON',
    'See that no proxy rewrites `content-type`, and that a back end of your own sends application/json.',
  ],
  exchange_lost: [
    'the server stopped between Plaid’s answer and its own record, and the access token is lost',
    'Let the server end the requests that it has before it is stopped. The person links anew; the Item that was lost can only be removed by Plaid’s support.',
  ],
  internal_error: [
    'something broke on the server',
    'Look in its log, under the request id where there is one.',
  ],
  plaid_error: [
    'Plaid refused what the server asked for',
    'Plaid’s own error is in the server’s log, under the request id where there is one.',
  ],
}

/** Why update mode ended well and the connection still does not work, by what is known of it. */
export const repairHints: Readonly<Partial<Record<RepairFailure, Hint>>> = {
  other_environment: [
    'the Item’s access token belongs to Plaid’s other environment, so that what was repaired is not what is read',
    'Use one database for each environment, and the secret and address of the environment that the Items were made in.',
  ],
  new_item: [
    'a newer Item for the same person and bank took this one’s place, and update mode can’t bring it back',
    'Go on with the newer Item and remove this one. Ask people who have the bank already before they connect it again, as `ifConnected: "ask"` does.',
  ],
  not_known: [
    'update mode went through, and Plaid still wants the person to sign in: they used another login, a newer Item took over, the bank is still down, or the access token is of Plaid’s other environment',
    'Look in that order, at the Item in Plaid’s dashboard. It is no mismatch between the link token’s user and the access token: Plaid takes the Item by its access token alone.',
  ],
}

const notRelink = 'what answered is not Relink’s server, but something before or beside it'

/** Hints that go by the message, for codes that are mostly people's. */
export const tellingErrors: readonly (readonly [
  code: RelinkErrorCode,
  said: RegExp,
  ...hint: Hint,
])[] = [
  [
    'not_found',
    /answered 404/,
    notRelink,
    'Check the address given to httpBackend, and where the server is mounted.',
  ],
  [
    'unauthenticated',
    /answered 40[13]/,
    notRelink,
    'If a session that is over is answered so, all is well. If not, let requests to the server through the login wall or proxy, with cookies or with the `headers` of httpBackend.',
  ],
  [
    'internal_error',
    /answered 50[234]/,
    'a proxy answered in place of the server, which is away or too slow',
    'See that the server runs, and that the proxy waits long enough for it.',
  ],
  [
    'request_failed',
    /Reject with a RelinkError/,
    'the back end rejected with something else than a RelinkError',
    'Let it reject with a RelinkError, whose code people are told about.',
  ],
]
