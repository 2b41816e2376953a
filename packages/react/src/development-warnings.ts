import { readOAuthReturn, RelinkError, validateRedirectUri, type LinkFlows } from '@relink/core'
import { returnAddresses } from './browser/return-address.ts'

/** How long a page may take to mount something that resumes a bank's return. */
const mountTime = 3000

/** How long a dialog may take to make way for Link. */
const wayTime = 1000

/** Who has been told of a frame; StrictMode asks twice. */
const told = new WeakSet<LinkFlows>()

/** What development warnings look at. */
export interface Watched {
  flows: LinkFlows
  report(error: RelinkError): void
}

/**
 * Tells the developer of what would go wrong at a real bank and goes unseen in development. The answer ends it.
 */
export const watchInDevelopment = (
  { flows, report }: Watched,
  userKey: () => string | null,
): (() => void) => {
  if (window.top !== window.self && !told.has(flows)) {
    told.add(flows)
    report(
      new RelinkError(
        'option_invalid',
        'Failed to trust this page: it is in an iframe. Banks refuse frames, and browsers give a frame a storage of its own, so that a return finds nothing. Open it as a page of its own, or use Hosted Link.',
      ),
    )
  }

  const timer = setTimeout(() => {
    // What resumes returns waits until it is known who is signed in.
    const isHandled = userKey() === null || flows.getState('return').status !== 'idle'
    if (returnAddresses().some((each) => readOAuthReturn(each) !== null) && !isHandled)
      report(
        new RelinkError(
          'option_invalid',
          `Failed to resume the bank link: a bank sent the person back to ${window.location.pathname}, and nothing there resumes it. Render <OAuthReturn> on that route, or call useOAuthReturn.`,
        ),
      )
  }, mountTime)

  const isCovered = (): boolean =>
    [flows.getMounted(), flows.getEmbedded()].some((link) => link?.open) &&
    [...document.querySelectorAll('dialog[open]')].some(isModal)
  let looking: ReturnType<typeof setTimeout> | undefined
  let wasCovered = false
  const lookForDialogs = (): void => {
    clearTimeout(looking)
    if (wasCovered || !isCovered()) return
    looking = setTimeout(() => {
      wasCovered = isCovered()
      if (wasCovered)
        report(
          new RelinkError(
            'option_invalid',
            'Failed to show Link: a <dialog> that was opened with showModal() lies over it, and nobody can press anything in Link. Close the dialog while useIsLinkOpen() is true.',
          ),
        )
    }, wayTime)
  }

  let checked = ''
  const stop = flows.subscribe(() => {
    lookForDialogs()
    const grant = flows.getMounted()?.grant
    if (grant === undefined || grant.redirectUri === checked) return
    checked = grant.redirectUri
    const problem = checkRedirectUri(grant)
    if (problem !== null) report(new RelinkError('redirect_uri_invalid', problem))
  })

  const hearPolicy = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (/^https:\/\/[a-z]+\.plaid\.com(\/|$)/.test(blockedURI))
      report(
        new RelinkError(
          'script_blocked',
          `Failed to use Plaid: the content security policy refuses ${blockedURI} by ${effectiveDirective}. Add what plaidCsp() gives.`,
        ),
      )
  }
  document.addEventListener('securitypolicyviolation', hearPolicy)
  return () => {
    clearTimeout(timer)
    clearTimeout(looking)
    stop()
    document.removeEventListener('securitypolicyviolation', hearPolicy)
  }
}

const isModal = (dialog: Element): boolean => {
  try {
    return dialog.matches(':modal')
  } catch {
    // Some of the pages that tests pretend don't know the word, and show nothing over anything.
    return false
  }
}

const checkRedirectUri = (grant: { linkToken: string; redirectUri: string }): string | null => {
  const isProduction = grant.linkToken.startsWith('link-production-')
  const problem = validateRedirectUri(grant.redirectUri, isProduction ? 'production' : 'sandbox')
  if (problem !== null) return problem.message
  const { origin } = new URL(grant.redirectUri)
  return origin === window.location.origin
    ? null
    : `Failed to use the redirect URI ${JSON.stringify(grant.redirectUri)}: this page is on ${window.location.origin}, whose storage it can't read. Use a page of the same origin.`
}
