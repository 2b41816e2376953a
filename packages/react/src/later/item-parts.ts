// The chunk of what shows Items: its components, and the words about how an Item is.
export { describeHealth, english } from '@relink/core'
export { AccountChanges } from '../components/account-changes.tsx'
export { ItemCard } from '../components/item-card.tsx'
export { ItemList } from '../components/item-list.tsx'
export { ReconnectBanner } from '../components/reconnect-banner.tsx'
