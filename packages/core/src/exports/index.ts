export {
  isRelinkError,
  RelinkError,
  relinkErrorCodes,
  type PlaidRefusal,
  type RelinkErrorCode,
  type RelinkErrorOptions,
} from '../errors/relink-error.ts'
export { flowCause } from '../issues/flow-cause.ts'
export { describeIssue, type DescribeIssueOptions } from '../issues/describe-issue.ts'
export type { IssueKind } from '../issues/issue-catalogue.ts'
export type { IssueAction, IssueCause, IssueSupport, LinkIssue } from '../issues/link-issue.ts'
export { findReturn, type FoundReturn } from '../link/find-return.ts'
export type { FlowReport, FlowWatcher } from '../link/flow-report.ts'
export type { LinkExit, PlaidLinkError } from '../link/link-exit.ts'
export { createLinkFlow, type LinkFlow } from '../link/link-flow.ts'
export type { Clock, LinkFlowPorts, ReturnPorts } from '../link/link-flow-ports.ts'
export { createLinkFlows, type LinkEnding, type LinkFlows } from '../link/link-flows.ts'
export { linkKey, type LinkIntent, type LinkKey } from '../link/link-intent.ts'
export type { LinkNews } from '../link/link-news.ts'
export {
  idle,
  isBeforeOpen,
  isSettled,
  type LinkEvent,
  type LinkExited,
  type LinkGrant,
  type LinkState,
  type LinkSuccess,
} from '../link/link-state.ts'
export type { MountedLink } from '../link/mounted-link.ts'
export { readTabMessage, tabChannel, type TabMessage } from '../link/tab-message.ts'
export type { ReturnRefusal } from '../link/return-refusal.ts'
export {
  isSpent,
  readPendingLink,
  readPendingRecord,
  type PendingLink,
  type PendingRecord,
  type SpentLink,
} from '../pending/pending-link.ts'
export {
  readOAuthReturn,
  stripOAuthReturn,
  type OAuthReturn,
} from '../redirect/read-oauth-return.ts'
export { plaidCsp, plaidScriptAddress, type PlaidCspOptions } from '../script/plaid-csp.ts'
export { safeReturnTo } from '../redirect/safe-return-to.ts'
export {
  validateRedirectUri,
  type PlaidEnvironment,
  type RedirectUriProblem,
} from '../redirect/validate-redirect-uri.ts'
export type { Account, Item } from '../wire/item.ts'
export { describeHealth, type HealthKind, type HealthMessages } from '../health/describe-health.ts'
export {
  accessTokenLost,
  adviseOnHealth,
  isWorking,
  type HealthAdvice,
  type ItemHealth,
} from '../health/item-health.ts'
export {
  deriveHealth,
  healthChangesAt,
  hearSignal,
  kindOfError,
  noSignals,
  type ItemError,
  type ItemSignal,
  type ItemSignals,
} from '../health/item-signals.ts'
export type { JsonObject, JsonValue } from '../wire/json.ts'
export type {
  AccountChanges,
  BackendCall,
  ItemEvent,
  ItemUpdatedRequest,
  ItemUpdatedResponse,
  LinkBackend,
  LinkInstitution,
  LinkItemRequest,
  LinkItemResponse,
  LinkTokenRequest,
  LinkTokenResponse,
  RecoverLinkRequest,
  RecoverLinkResponse,
  RepairFailure,
  TakePendingLinkRequest,
} from '../wire/link-backend.ts'
export {
  readItem,
  readItemEvent,
  readItems,
  readItemUpdatedResponse,
  readLinkItemResponse,
  readLinkTokenResponse,
  readRecoverLinkResponse,
  readTakenPendingLink,
} from '../wire/read-response.ts'
export { englishForFlow, noConnection } from '../messages/en-flow.ts'
export { englishForItems } from '../messages/en-items.ts'
export { englishForLink } from '../messages/en-link.ts'
export { english } from '../messages/en.ts'
export { fillText, type TextValues } from '../messages/fill-text.ts'
export type {
  FlowMessages,
  IssueMessages,
  IssueText,
  ItemMessages,
  LinkMessages,
  Messages,
  PluralText,
} from '../messages/messages.ts'
export {
  createMemoryPendingLinkStore,
  type PendingLinkStore,
  type StoredRecords,
} from '../pending/pending-link-store.ts'
export { claimPendingLink, type Claim, type ClaimOptions } from '../pending/claim-pending-link.ts'
export {
  createPendingLinks,
  type PageLocks,
  type PendingLinks,
  type PendingLinksPorts,
} from '../pending/pending-links.ts'
export { createWebPageLocks, type WebLocks } from '../pending/web-page-locks.ts'
export { pendingPointerKey, pendingPrefix } from '../pending/web-storage-keys.ts'
export { createWebPendingLinkStore, type WebStorage } from '../pending/web-pending-link-store.ts'
export { awaitsServer, transition } from '../link/transition.ts'
