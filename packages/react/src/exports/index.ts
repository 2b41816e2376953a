'use client'
export { httpBackend, type HttpBackendOptions } from '../backend/http-backend.ts'
export { captureOAuthReturn } from '../browser/return-address.ts'
export { clearPendingLinks } from '../browser/clear-pending-links.ts'
export type { AccountChangesProps, AccountChangesState } from '../components/account-changes.tsx'
export { BankLinkButton, type BankLinkButtonProps } from '../components/bank-link-button.tsx'
export {
  EmbeddedBankSearch,
  type EmbeddedBankSearchProps,
} from '../components/embedded-bank-search.tsx'
export type { HeadingLevel } from '../components/heading.ts'
export type { ItemCardProps, ItemCardState } from '../components/item-card.tsx'
export type { ItemListProps, ItemListState } from '../components/item-list.tsx'
export { LinkNotice, type IssueActions, type LinkNoticeProps } from '../components/link-notice.tsx'
export { LinkStatus, type LinkStatusProps } from '../components/link-status.tsx'
export { OAuthReturn, type OAuthReturnProps } from '../components/oauth-return.tsx'
export type { ReconnectBannerProps, ReconnectBannerState } from '../components/reconnect-banner.tsx'
export type { RenderProp } from '../components/render-root.tsx'
export type { GetButtonProps, LinkButtonProps } from '../hooks/button-props.ts'
export { itemKeys, itemQuery, itemsQuery } from '../hooks/items-query.ts'
export type { FlowActions } from '../hooks/flow-actions.ts'
export {
  useBankLink,
  type BankLink,
  type BankLinkActions,
  type UseBankLinkOptions,
} from '../hooks/use-bank-link.ts'
export { useIsLinkOpen } from '../hooks/use-is-link-open.ts'
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
export { AccountChanges, ItemCard, ItemList, ReconnectBanner } from '../later/item-components.tsx'
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
