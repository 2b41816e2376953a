/** Why something happened, as a clause, and what to do about it, as sentences. */
export type Hint = readonly [cause: string, fix: string]

/** What is known of the codes of one of Plaid's types. */
interface HintFamily {
  /** Plaid's page of errors; empty for the one with all of them. */
  page: string
  /** For codes that stand nowhere. Null where those are nothing for a developer. */
  otherwise: Hint | null
  codes: Readonly<Record<string, Hint>>
}

const environments = 'Keys, tokens and ids of Sandbox and of Production are not interchangeable.'
const readMessage = 'Read what Plaid says of it; the message names the field.'
const readPage = 'Look on Plaid’s page for this code.'
const waitForWebhook = 'Wait for its webhook instead of asking again and again.'
const nameProduct = 'Name the product when the link token is made.'
const manyCalls = (endpoint: string, limit: string): Hint => [
  `${endpoint} was called too often in a minute`,
  `Wait longer after each refusal, with some chance in it, and keep what you have read. Production’s default is ${limit}.`,
]
const reportRefused: Hint = ['the report can’t be had as asked for', readPage]
const inconsistent: Hint = [
  'the bank’s data is too inconsistent for a report',
  'Try again in a day or two.',
]
const noInstitution: Hint = [
  'there is no institution with that id',
  'Look the id up with /institutions/search in the environment that you call.',
]

/**
 * What a developer can do about Plaid's codes, by type. Codes for people stand in `peoplesCodes`.
 *
 * @see https://plaid.com/docs/errors/
 */
export const plaidHints: Readonly<Record<string, HintFamily>> = {
  INVALID_INPUT: {
    page: 'invalid-input',
    otherwise: [
      'the server sent Plaid a value that is well formed and wrong',
      `Compare what the server sends with Plaid’s page. ${environments}`,
    ],
    codes: {
      INVALID_API_KEYS: [
        'the client id and the secret do not belong together, or not to this environment',
        'Copy both from Developers > Keys in Plaid’s dashboard: the secret of the environment whose address the server calls. Then restart the server.',
      ],
      UNAUTHORIZED_ENVIRONMENT: [
        'this client id may not use the environment that the server calls',
        'Ask for Production in Plaid’s dashboard, or call Sandbox with Sandbox’s secret until you have it.',
      ],
      UNAUTHORIZED_ROUTE_ACCESS: [
        'this client id may not call that endpoint',
        'Ask Plaid for the product that the endpoint belongs to, or leave the call out.',
      ],
      INVALID_LINK_CUSTOMIZATION: [
        'the Link customization lacks something that this link token asks for',
        'Open it under Link in Plaid’s dashboard, mend it, publish it, and check that name, language and countries agree with the request.',
      ],
      INVALID_PRODUCT: [
        'one of the products is unknown, can’t be asked for with a link token, or is not enabled for you',
        'Check the names (balance is never one of them) and which products Plaid’s dashboard lists as yours in this environment.',
      ],
      INVALID_PRODUCTS: [
        'a product was asked for that this flow does not allow',
        'Ask for fewer products, or take the ordinary flow with a link token.',
      ],
      PRODUCT_UNAVAILABLE: [
        'a product can’t be added to an Item that was made in this way',
        'Connect the bank anew, with that product among `products`.',
      ],
      INVALID_ACCESS_TOKEN: [
        'Plaid does not know the access token: another environment’s, another team’s, removed or rotated',
        `Check which keys made it. ${environments} If the Item was removed, forget it and let the person connect the bank anew.`,
      ],
      INVALID_PUBLIC_TOKEN: [
        'Plaid does not take the public token: used before, older than 30 minutes, or another environment’s',
        'Exchange it once, as soon as it is there, and with keys of the environment that made the link token.',
      ],
      INVALID_ACCOUNT_ID: [
        'that account is not one of the Item’s, or no longer',
        'Read the accounts again after each update mode: ids change when a person takes an account away and gives it back. Ids are case-sensitive.',
      ],
      INVALID_INSTITUTION: noInstitution,
      INVALID_USER_ID: [
        'what was sent as `user_id` is not an id of Plaid’s',
        'Send the `usr_…` that /user/create answered. Your own id belongs in `user.client_user_id`.',
      ],
      INVALID_USER_TOKEN: [
        'Plaid does not know the user token, or it is another person’s',
        'Send the one that /user/create answered for this person in this environment.',
      ],
      INVALID_WEBHOOK_VERIFICATION_KEY_ID: [
        'Plaid does not know the key that a webhook names in this environment',
        'Ask the environment that sends the webhook, and refuse the webhook until it is verified.',
      ],
      DIRECT_INTEGRATION_NOT_ENABLED: [
        'an Item was to be made without Link',
        'Make Items through Link; for tests, with /sandbox/public_token/create.',
      ],
      PROFILE_ACCESS_FORBIDDEN: [
        'what Plaid keeps of the person may not be used for this request',
        'Fall back to the ordinary Link.',
      ],
    },
  },
  INVALID_REQUEST: {
    page: 'invalid-request',
    otherwise: [
      'the server sent Plaid a request that is not well formed',
      'Read what Plaid says of it, compare the request with Plaid’s reference, and update the SDK.',
    ],
    codes: {
      INVALID_FIELD: [
        'a field has a value that Plaid does not take',
        `${readMessage} Usual ones: a redirect URI that is not on the dashboard’s list, an e-mail address as \`client_user_id\`, a country that is not enabled.`,
      ],
      MISSING_FIELDS: ['a required field is missing', readMessage],
      UNKNOWN_FIELDS: [
        'the request has a field that this endpoint does not know',
        `${readMessage} Check its spelling, and update the SDK.`,
      ],
      INVALID_BODY: [
        'the body is not JSON, or was not sent as such',
        'Send `content-type: application/json` and let the SDK write the body.',
      ],
      INVALID_CONFIGURATION: [
        'a part of what a link token was asked for has another shape than Plaid expects',
        'Compare it with Plaid’s reference of /link/token/create; the newest SDK has its type.',
      ],
      INVALID_HEADERS: [
        'a required header is missing or wrong',
        'Let the SDK set `PLAID-CLIENT-ID`, `PLAID-SECRET` and `content-type`, and see that no proxy takes them away.',
      ],
      INCOMPATIBLE_API_VERSION: [
        'the request is in the manner of another version of the API, such as one with a public key',
        'Update the SDK and use link tokens.',
      ],
      NOT_FOUND: [
        'Plaid has no such endpoint',
        'Check the base address of the SDK’s configuration and the path.',
      ],
      NO_LONGER_AVAILABLE: [
        'Plaid has given that endpoint up',
        'Update the SDK, and look in Plaid’s changelog for what stands in its place.',
      ],
      SANDBOX_ONLY: [
        'an endpoint that only Sandbox has was called elsewhere',
        'Leave the call out of Production, or point the SDK at Sandbox.',
      ],
    },
  },
  INVALID_RESULT: {
    page: 'invalid-result',
    otherwise: ['Plaid has no answer that is fit for the request', readPage],
    codes: {
      LAST_UPDATED_DATETIME_OUT_OF_RANGE: [
        'the bank has no balance as fresh as the request demands',
        'Take the balance that /accounts/get knows, or demand an older one.',
      ],
    },
  },
  USER_ERROR: {
    page: 'user',
    otherwise: [
      'what the server said of the person does not fit',
      `Compare it with Plaid’s page. ${environments}`,
    ],
    codes: {
      USER_NOT_FOUND: [
        'Plaid knows no person by that id in this environment',
        `Make one with /user/create first. ${environments}`,
      ],
      INVALID_USER_IDENTITY_DATA: [
        'what was sent of the person’s name, birth date, address, telephone or e-mail is not valid',
        `${readMessage} If the person typed it, let them correct it.`,
      ],
    },
  },
  INSTITUTION_ERROR: {
    page: 'institution',
    otherwise: null,
    codes: {
      INSTITUTION_REGISTRATION_REQUIRED: [
        'you are not registered with this bank yet',
        'Complete the registration and the security questionnaire in Plaid’s dashboard. Some banks take weeks.',
      ],
      UNAUTHORIZED_INSTITUTION: [
        'you may not connect to this bank yet',
        'See the OAuth institutions page of Plaid’s dashboard for what is missing; most ask for Production and a complete company profile.',
      ],
      INSTITUTION_NOT_ENABLED_IN_ENVIRONMENT: [
        'this bank does not exist in the environment that the server calls',
        'Use Sandbox’s own banks in Sandbox, and real ones in Production.',
      ],
      UNSUPPORTED_RESPONSE: [
        'the bank answered something that Plaid can’t read',
        'Open a ticket in Plaid’s dashboard, with the institution’s id and the request id.',
      ],
    },
  },
  ITEM_ERROR: {
    page: 'item',
    otherwise: null,
    codes: {
      PRODUCTS_NOT_SUPPORTED: [
        'the bank, or the Item’s accounts, can’t give one of the products',
        'Ask for it in `optional_products` or `required_if_supported_products`; in update mode leave products out.',
      ],
      PRODUCT_NOT_ENABLED: [
        'the Item was never given the product that was asked for',
        `${nameProduct} Assets, Statements, Income and Consumer Report can be added in update mode.`,
      ],
      PRODUCT_NOT_READY: ['Plaid is still reading the product’s data', waitForWebhook],
      ITEM_CONCURRENTLY_DELETED: [
        'the Item was removed while a request about it was under way',
        'Forget the Item, and stop what still asks for it.',
      ],
      INSTANT_MATCH_FAILED: [
        'the numbers that the person typed did not match the account, and Link goes on with small deposits',
        'If that happens often, check that US is the only country the link token names; Instant Match needs that.',
      ],
    },
  },
  OAUTH_ERROR: {
    page: 'oauth',
    otherwise: null,
    codes: {
      INCORRECT_LINK_TOKEN: [
        'Link went on after the bank with another link token than it began with',
        'Keep the first token until the person is back: render <OAuthReturn> on the redirect URI’s page and make no token there.',
      ],
      INCORRECT_OAUTH_NONCE: [
        'Link went on after the bank with another nonce than it began with',
        'Stop sending `oauth_nonce`; link tokens need none.',
      ],
      OAUTH_STATE_ID_NOT_FOUND: [
        'Plaid does not know the state id of this return',
        'See that nothing rewrites the redirect URI’s query, and that token and return are of one environment. If it repeats, open a ticket with Plaid.',
      ],
    },
  },
  RATE_LIMIT_EXCEEDED: {
    page: 'rate-limit-exceeded',
    otherwise: [
      'an endpoint of Plaid’s was called too often',
      'Wait longer after each refusal, with some chance in it, and keep what you have read. Plaid’s page has the limits.',
    ],
    codes: {
      CREDITS_EXHAUSTED: [
        'the free calls or Items of limited Production are used up',
        'Ask for full Production in Plaid’s dashboard.',
      ],
      TRIAL_CONNECTION_LIMIT: [
        'the trial plan allows no more Items',
        'Remove Items that nobody needs, or take a larger plan. Trying again does not help.',
      ],
      INSTITUTION_RATE_LIMIT: [
        'the bank gets too many requests from Plaid, not all of them yours',
        'Refresh less often, and later. What a person does in Link does not count.',
      ],
      ITEM_GET_LIMIT: manyCalls('/item/get', '15 per Item, 5,000 per client'),
      ACCOUNTS_LIMIT: manyCalls('/accounts/get', '15 per Item, 15,000 per client'),
      AUTH_LIMIT: manyCalls('/auth/get', '15 per Item, 12,000 per client'),
      ACCOUNTS_BALANCE_GET_LIMIT: manyCalls('/accounts/balance/get', '1,200 per client'),
      BALANCE_LIMIT: manyCalls('/accounts/balance/get', '5 per Item'),
      IDENTITY_LIMIT: manyCalls('/identity/get', '15 per Item, 2,000 per client'),
      INSTITUTIONS_GET_LIMIT: manyCalls('/institutions/get', '50 per client'),
      INSTITUTIONS_GET_BY_ID_LIMIT: manyCalls('/institutions/get_by_id', '400 per client'),
      INVESTMENT_HOLDINGS_GET_LIMIT: manyCalls(
        '/investments/holdings/get',
        '15 per Item, 2,000 per client',
      ),
      INVESTMENT_TRANSACTIONS_LIMIT: manyCalls(
        '/investments/transactions/get',
        '30 per Item, 20,000 per client',
      ),
      TRANSACTIONS_LIMIT: manyCalls('/transactions/get', '30 per Item, 20,000 per client'),
      TRANSACTIONS_REFRESH_LIMIT: manyCalls('/transactions/refresh', '2 per Item, 100 per client'),
      TRANSACTIONS_SYNC_LIMIT: manyCalls('/transactions/sync', '50 per Item, 2,500 per client'),
    },
  },
  ASSET_REPORT_ERROR: {
    page: 'assets',
    otherwise: reportRefused,
    codes: {
      ASSET_REPORT_GENERATION_FAILED: [
        'the Asset Report could not be built: a passing fault, or too much data',
        'Try again later, for fewer Items or fewer days.',
      ],
      DATA_QUALITY_CHECK_FAILED: inconsistent,
      PRODUCT_NOT_READY: ['the Asset Report is still being built', waitForWebhook],
    },
  },
  CHECK_REPORT_ERROR: {
    page: 'check-report',
    otherwise: reportRefused,
    codes: {
      DATA_QUALITY_CHECK_FAILED: inconsistent,
      INSTITUTION_TRANSACTION_HISTORY_NOT_SUPPORTED: [
        'the bank does not keep as long a history as was asked for',
        'Ask for fewer days, or for another bank.',
      ],
    },
  },
  CONSUMER_REPORT_ERROR: {
    page: 'check-report',
    otherwise: reportRefused,
    codes: {
      CONSUMER_REPORT_EXPIRED: ['the report is older than 24 hours', 'Have a new one made.'],
      PRODUCT_NOT_READY: ['the report is still being built', waitForWebhook],
    },
  },
  INCOME_VERIFICATION_ERROR: {
    page: 'income',
    otherwise: [
      'the income can’t be read as asked for',
      `${readPage} Check that the person has finished Link.`,
    ],
    codes: {
      EMPLOYMENT_NOT_FOUND: ['there is no employment record of this session yet', waitForWebhook],
      INCOME_VERIFICATION_NOT_FOUND: [
        'there is no income check yet: Link is unfinished, or was made without the product',
        `${nameProduct} ${waitForWebhook}`,
      ],
      INCOME_VERIFICATION_DOCUMENT_NOT_FOUND: [
        'the address of the document is wrong, has run out, or was used once before',
        'Ask for a new address, and load it once.',
      ],
      PRODUCT_NOT_ENABLED: [
        'Income is not enabled for you, or not for this session',
        `Ask Plaid for it. ${nameProduct}`,
      ],
      PRODUCT_NOT_READY: ['the documents are still being read', waitForWebhook],
    },
  },
  PAYMENT_ERROR: {
    page: 'payment',
    otherwise: [
      'the bank does not take the payment as the server ordered it',
      'Compare the order with Plaid’s page for this code.',
    ],
    codes: {
      PAYMENT_BLOCKED: [
        'the payment breaks a rule of compliance about amounts or frequency',
        'Ask Plaid’s support which, with the payment’s id.',
      ],
      PAYMENT_CONSENT_INVALID_CONSTRAINTS: [
        'the consent has no limits, or limits that this bank does not take',
        'Set `constraints` that the bank allows.',
      ],
      PAYMENT_INVALID_RECIPIENT: [
        'the bank does not take the recipient',
        'Check the numbers, and keep the name short and without special characters.',
      ],
      PAYMENT_INVALID_REFERENCE: [
        'the bank does not take the reference',
        'Keep it short: letters, digits and spaces.',
      ],
      PAYMENT_INVALID_SCHEDULE: [
        'the bank does not take the dates of the standing order',
        'Check first day, last day and interval.',
      ],
      PAYMENT_SCHEME_NOT_SUPPORTED: [
        'the bank does not offer the scheme that was asked for',
        'Leave the scheme to Plaid, or offer another bank.',
      ],
    },
  },
  TRANSFER_ERROR: {
    page: 'transfer',
    otherwise: [
      'the transfer can’t be made as the server ordered it',
      'Compare the order, and what Plaid has enabled for you, with Plaid’s page for this code.',
    ],
    codes: {
      TRANSFER_NOT_CANCELLABLE: [
        'the transfer has gone to the network already',
        'Read its status before you cancel.',
      ],
    },
  },
  TRANSACTIONS_ERROR: {
    page: 'transactions',
    otherwise: ['the transactions can’t be read as asked for', readPage],
    codes: {
      TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION: [
        'transactions changed while their pages were being read',
        'Start again from the cursor of the first page.',
      ],
    },
  },
  TRANSACTION_ERROR: {
    page: 'virtual-account',
    otherwise: [
      'the transaction of the virtual account can’t be made as ordered',
      'Compare the order with Plaid’s page for this code.',
    ],
    codes: {},
  },
  SIGNAL_ERROR: {
    page: 'signal',
    otherwise: [
      'Signal does not take the request, or is not set up for it',
      `${readPage} Check your rulesets in Plaid’s dashboard.`,
    ],
    codes: {},
  },
  PARTNER_ERROR: {
    page: 'partner',
    otherwise: [
      'what a reseller has to set up for this customer is missing or wrong',
      'Complete the customer’s profile as Plaid’s page for this code says.',
    ],
    codes: {},
  },
  SANDBOX_ERROR: {
    page: 'sandbox',
    otherwise: [
      'Sandbox can’t act that out as things are',
      'Look on Plaid’s page for what has to come before.',
    ],
    codes: {
      SANDBOX_PRODUCT_NOT_ENABLED: [
        'the Item lacks the product that Sandbox needs for this',
        nameProduct,
      ],
      SANDBOX_WEBHOOK_INVALID: [
        'the Item has no webhook address, or one that is not valid',
        'Set `webhook` when the link token is made.',
      ],
    },
  },
  BANK_TRANSFER_ERROR: {
    page: '',
    otherwise: ['Plaid has given Bank Transfers up', 'Use Transfer in their place.'],
    codes: {},
  },
  DEPOSIT_SWITCH_ERROR: {
    page: '',
    otherwise: ['Plaid has given Deposit Switch up', 'Leave it out.'],
    codes: {},
  },
  AUTH_ERROR: {
    page: '',
    otherwise: ['the account numbers can’t be had as asked for', readPage],
    codes: {
      PRODUCT_NOT_READY: ['the account numbers are not verified yet', waitForWebhook],
    },
  },
  API_ERROR: { page: 'api', otherwise: null, codes: {} },
  RECAPTCHA_ERROR: { page: 'recaptcha', otherwise: null, codes: {} },
  // For types that stand nowhere. Older versions of Plaid say none.
  '': {
    page: '',
    otherwise: [
      'Plaid refused for a reason that is not known here',
      'Look the code up on Plaid’s page of errors, and the request in the dashboard’s log.',
    ],
    codes: {
      INSTITUTION_NOT_FOUND: noInstitution,
      PUBLIC_KEY_NOT_ENABLED: [
        'Link was opened with a public key, which Plaid no longer takes',
        'Make a link token on the server.',
      ],
    },
  },
}

/** For codes that Plaid writes of on another page than their type's. */
export const otherPages: Readonly<Record<string, string>> = {
  INVALID_USER_IDENTITY_DATA:
    'https://plaid.com/docs/errors/invalid-input/#invalid_user_identity_data',
  PUBLIC_KEY_NOT_ENABLED: 'https://plaid.com/docs/link/troubleshooting/',
}

/** Codes that are nothing for a developer, whatever their type; with a slash, under that type only. */
export const peoplesCodes: ReadonlySet<string> = /* @__PURE__ */ new Set(
  `INTERNAL_SERVER_ERROR PLAID_INTERNAL_ERROR PLAID_ERROR PLANNED_MAINTENANCE INSTITUTION_DOWN
INSTITUTION_NOT_AVAILABLE INSTITUTION_NOT_RESPONDING INSTITUTION_NO_LONGER_SUPPORTED
ADDITIONAL_CONSENT_REQUIRED INVALID_CREDENTIAL_FIELDS INVALID_LINK_TOKEN USER_PERMISSION_REVOKED
ACCESS_NOT_GRANTED INSUFFICIENT_CREDENTIALS INVALID_CREDENTIALS INVALID_MFA INVALID_OTP
INVALID_PHONE_NUMBER INVALID_SEND_METHOD INVALID_UPDATED_USERNAME INVALD_UPDATED_USERNAME ITEM_LOCKED
ITEM_LOGIN_REQUIRED ITEM_NOT_FOUND ITEM_NOT_SUPPORTED ITEM_NO_ERROR MFA_NOT_SUPPORTED NO_ACCOUNTS
NO_AUTH_ACCOUNTS NO_DEPOSITORY_ACCOUNTS PASSWORD_RESET_REQUIRED USER_INPUT_TIMEOUT USER_SETUP_REQUIRED
OAUTH_STATE_ID_ALREADY_PROCESSED ADDITION_LIMIT RATE_LIMIT RECAPTCHA_BAD RECAPTCHA_REQUIRED
COUNTRY_NOT_SUPPORTED DATA_UNAVAILABLE VERIFICATION_EXPIRED ASSET_REPORT_ERROR/PRODUCT_NOT_ENABLED
BANK_TRANSFER_ACCOUNT_BLOCKED INSUFFICIENT_TRANSACTION_DATA NETWORK_CONSENT_REQUIRED
INCOME_VERIFICATION_FAILED INCOME_VERIFICATION_UPLOAD_ERROR VERIFICATION_STATUS_PENDING_APPROVAL
INCORRECT_DEPOSIT_VERIFICATION INCORRECT_DEPOSIT_AMOUNTS MICRODEPOSITS_ALREADY_VERIFIED
PROFILE_AUTHENTICATION_FAILED TOO_MANY_VERIFICATION_ATTEMPTS INVALID_ACCOUNT_NUMBER
MANUAL_VERIFICATION_REQUIRED NO_INVESTMENT_ACCOUNTS NO_INVESTMENT_AUTH_ACCOUNTS NO_LIABILITY_ACCOUNTS
PAYMENT_CANCELLED PAYMENT_CONSENT_CANCELLED PAYMENT_INSUFFICIENT_FUNDS PAYMENT_REJECTED
TRANSFER_ACCOUNT_BLOCKED TRANSFER_UNSUPPORTED_ACCOUNT_TYPE`.split(/\s/),
)
