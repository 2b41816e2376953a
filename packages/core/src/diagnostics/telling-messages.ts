import type { Hint } from './plaid-hints.ts'

/** Hints that go by what Plaid says beside the code; the first that fits is taken. */
const tellingMessages: readonly (readonly [code: string, said: RegExp, ...hint: Hint])[] = [
  [
    'INVALID_FIELD',
    /received.?redirect.?uri|oauth_state_id/i,
    'what Link was given as the bank’s return is not the address that the bank sent the person to',
    'Render <OAuthReturn> on the redirect URI’s page and let nothing there rewrite the query: `oauth_state_id` has to stay.',
  ],
  [
    'INVALID_FIELD',
    /redirect.?uri/i,
    'the redirect URI is not on Plaid’s list of allowed ones, or can’t be',
    'Add {uri} in Plaid’s dashboard under Developers > API > Allowed redirect URIs. It has to be https (http for localhost in Sandbox only), without query and fragment, and the same to the letter.',
  ],
  [
    'INVALID_FIELD',
    /client_user_id/i,
    'what was sent as `client_user_id` names a person',
    'Send a stable id of your own, no e-mail address and no telephone number.',
  ],
  [
    'INVALID_FIELD',
    /country/i,
    'one of the countries is unknown or not enabled for you',
    'Name only countries that Plaid has enabled for you in this environment.',
  ],
  [
    'INVALID_FIELD',
    /language/i,
    'Plaid has no Link in that language, or the Link customization has another',
    'Send one of the languages on Plaid’s list, the same as the customization’s.',
  ],
  [
    'INVALID_PRODUCT',
    /not authorized|not enabled/i,
    'one of the products is not enabled for you in this environment',
    'Ask for it in Plaid’s dashboard, or leave it out of `products`.',
  ],
  [
    'INVALID_ACCESS_TOKEN',
    /format/i,
    'what was sent as an access token is none',
    'Send what the exchange answered, whole and decrypted; a public token or an Item’s id won’t do.',
  ],
  [
    'INVALID_LINK_CUSTOMIZATION',
    /account selection/i,
    'the Link customization does not let people change their choice of accounts',
    'Turn on account selection for update mode in Plaid’s dashboard and publish it, or leave `accountSelection` out.',
  ],
  [
    'INVALID_LINK_CUSTOMIZATION',
    /use.?case|data transparency/i,
    'the Link customization names no use case',
    'Choose one under Data Transparency Messaging in Plaid’s dashboard, and publish it.',
  ],
  [
    'PRODUCTS_NOT_SUPPORTED',
    /account select/i,
    'the product can’t be combined with a new choice of accounts',
    'Ask for update mode with either of the two.',
  ],
]

/** An address that is not of Plaid's documentation. */
const address = /https?:\/\/(?!(?:[\w-]+\.)?plaid\.com\b)[^\s"'`]+/

/** What a code comes to by what was said with it, where that tells more than the code. */
export const findTellingHint = (code: string, said: string): Hint | undefined => {
  const found = tellingMessages.find(([name, pattern]) => name === code && pattern.test(said))
  if (found === undefined) return undefined
  const [, , cause, fix] = found
  // The end of a sentence is not the address's.
  const uri = address.exec(said)?.[0].replace(/[.,;)]+$/, '')
  return [
    cause,
    fix.replace('{uri}', () => (uri === undefined ? 'that exact address' : `exactly ${uri}`)),
  ]
}
