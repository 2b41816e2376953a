import type { PendingLink, SpentLink } from '../pending/pending-link.ts'
import { safeReturnTo } from '../redirect/safe-return-to.ts'
import type { LinkIntent } from './link-intent.ts'
import type { LinkGrant } from './link-state.ts'

/** What is set aside of a flow before the person leaves. */
export const pendingLinkOf = (
  {
    flowId,
    intent,
    grant: { returned, ...token },
  }: { flowId: string; intent: LinkIntent; grant: LinkGrant },
  userKey: string | null,
  now: number,
): PendingLink => ({
  v: 1,
  flowId,
  ...token,
  mode: intent.mode,
  itemId: intent.mode === 'update' ? intent.itemId : undefined,
  userKey,
  returnTo: intent.returnTo,
  context: intent.context,
  createdAt: now,
  stateId: returned?.stateId ?? null,
})

/** What the person had set out to do, as far as a record says; it was stored, so it is checked again. */
export const intentOf = ({
  mode,
  itemId,
  returnTo,
  redirectUri,
  context,
}: PendingLink | SpentLink): LinkIntent => {
  const base = { returnTo: safeReturnTo(returnTo, redirectUri) ?? '/', context }
  return mode === 'update' && itemId !== undefined
    ? { ...base, mode, itemId }
    : { ...base, mode: 'new' }
}
