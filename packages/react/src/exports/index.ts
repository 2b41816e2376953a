'use client'
export { httpBackend, type HttpBackendOptions } from '../backend/http-backend.ts'
export { captureOAuthReturn } from '../browser/return-address.ts'
export { clearPendingLinks } from '../browser/web-store.ts'
export { AccountChanges, type AccountChangesProps } from '../components/account-changes.tsx'
export { BankLinkButton, type BankLinkButtonProps } from '../components/bank-link-button.tsx'
export type { HeadingLevel } from '../components/heading.ts'
export { ItemCard, type ItemCardProps } from '../components/item-card.tsx'
export { ItemList, type ItemListProps } from '../components/item-list.tsx'
export { LinkNotice, type IssueActions, type LinkNoticeProps } from '../components/link-notice.tsx'
export { OAuthReturn, type OAuthReturnProps } from '../components/oauth-return.tsx'
export { ReconnectBanner, type ReconnectBannerProps } from '../components/reconnect-banner.tsx'
export { itemKeys, itemQuery, itemsQuery } from '../hooks/items-query.ts'
export type { FlowActions } from '../hooks/flow-actions.ts'
export {
  useBankLink,
  type BankLink,
  type BankLinkActions,
  type UseBankLinkOptions,
} from '../hooks/use-bank-link.ts'
export { useItem } from '../hooks/use-item.ts'
export { useItemEvents } from '../hooks/use-item-events.ts'
export { useItems } from '../hooks/use-items.ts'
export {
  useOAuthReturn,
  type OAuthReturnFinished,
  type OAuthReturnState,
  type UseOAuthReturnOptions,
} from '../hooks/use-oauth-return.ts'
export type { PressIntentProps } from '../hooks/use-press-intent.ts'
export { useRemoveItem } from '../hooks/use-remove-item.ts'
export { useRepair, type Repair, type UseRepairOptions } from '../hooks/use-repair.ts'
export type { LinkContext, RelinkRegister } from '../link-context.ts'
export type { Exited, Linked, LinkEnded, LinkEndingCallbacks, Updated } from '../link-ending.ts'
export { RelinkProvider, type RelinkProviderProps } from '../relink-provider.tsx'
export type { Diagnostic } from '@relink/core/diagnostics'
export type { TelemetryOutcome, TelemetryStep } from '@relink/core/telemetry'
export type {
  Account,
  /** `AccountChanges` of core; here a component has that name. */
  AccountChanges as AccountDiff,
  HealthAdvice,
  HealthKind,
  IssueAction,
  Item,
  ItemEvent,
  ItemHealth,
  ItemMessages,
  JsonObject,
  LinkBackend,
  LinkExit,
  LinkIssue,
  LinkMessages,
  LinkState,
  Messages,
  PendingLinkStore,
  PlaidEnvironment,
  RelinkError,
  RepairFailure,
} from '@relink/core'
