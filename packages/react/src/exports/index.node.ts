'use client'
// The door for servers, and for tests in Node: what has no second moment to fetch things in. Under jsdom, Vitest
// comes to this one, too, and Jest to the one for browsers (`customExportConditions` tells it otherwise).
import '../later/register.ts'

export type * from './index.ts'
export {
  AccountChanges,
  BankLinkButton,
  EmbeddedBankSearch,
  ItemCard,
  ItemList,
  LinkNotice,
  LinkStatus,
  OAuthReturn,
  ReconnectBanner,
  RelinkProvider,
  captureOAuthReturn,
  clearPendingLinks,
  httpBackend,
  itemKeys,
  itemQuery,
  itemsQuery,
  useBankLink,
  useIsLinkOpen,
  useItem,
  useItemEvents,
  useItems,
  useOAuthReturn,
  useRemoveItem,
  useRepair,
} from './index.ts'
