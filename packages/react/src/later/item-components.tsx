'use client'
import {
  createElement,
  forwardRef,
  type ForwardRefExoticComponent,
  type PropsWithoutRef,
  type RefAttributes,
} from 'react'
import type { AccountChangesProps } from '../components/account-changes.tsx'
import type { ItemCardProps } from '../components/item-card.tsx'
import type { ItemListBodyProps, ItemListProps } from '../components/item-list.tsx'
import type { ReconnectBannerProps } from '../components/reconnect-banner.tsx'
import { useItems } from '../hooks/use-items.ts'
import { lazyPart } from './lazy-part.tsx'

type Part<Root, Props> = ForwardRefExoticComponent<PropsWithoutRef<Props> & RefAttributes<Root>>

/**
 * Lists which accounts a repair added and which it took away, and says so to screen readers.
 *
 * Lists nothing where nothing changed; the root stays, with `data-empty`. An account that was taken away and
 * granted again counts as kept if name, digits and type are the same, although **its id is another one now**:
 * an app that stores account ids has to go by `added` and `removed` themselves.
 */
export const AccountChanges: Part<HTMLDivElement, AccountChangesProps> =
  /* @__PURE__ */ lazyPart('AccountChanges')

/**
 * One connection: the bank, how it is, what is shared, and buttons to repair it and to end it.
 *
 * Renders an `<article>` with `data-health` and `data-urgency`, named by the bank. It renders again only
 * when its own Item or repair changes, if the other props are the same objects.
 *
 * @throws RelinkError `provider_missing`
 */
export const ItemCard: Part<HTMLElement, ItemCardProps> = /* @__PURE__ */ lazyPart('ItemCard')

const ListBody: Part<HTMLDivElement, ItemListBodyProps> = /* @__PURE__ */ lazyPart(
  'ItemList',
  /* @__PURE__ */ createElement('div', { className: 'relink-items', 'aria-busy': true }),
)

/** Asks for the connections while what shows them is on its way. */
const LoadedList: Part<HTMLDivElement, ItemListProps> = /* @__PURE__ */ forwardRef(
  function LoadedList(props: ItemListProps, ref) {
    return <ListBody {...props} ref={ref} query={useItems()} />
  },
)

/**
 * The person's connections, each with an {@link ItemCard}; what you put into it when there is none.
 *
 * Renders a `<div>` with a `<ul>`. While they load, or what shows them does, it is `aria-busy`, and shows their place after 300 ms; when that
 * fails it says so and tries again. A thousand are no trouble: with the stylesheet the browser leaves out
 * what is not in sight, and still finds it. Its callbacks also hear of a new bank that another button of the page
 * connects.
 *
 * @throws RelinkError `provider_missing`
 */
export const ItemList: Part<HTMLDivElement, ItemListProps> = /* @__PURE__ */ forwardRef(
  function ItemList(props: ItemListProps, ref) {
    const List = props.items === undefined ? LoadedList : ListBody
    return <List {...props} ref={ref} />
  },
)

/**
 * Says that a connection needs the person, or several do, with a button for each that repairs it.
 *
 * What can wait can be put off: for a day what will stop, for seven an offer, but never past two days before
 * a deadline. After a repair a line says that it worked. A bank's own trouble is told of a single `item`, without a
 * button. Renders a `<div>` with `data-urgency`, `data-severity` and `data-health`; with nothing to say it is
 * there with `data-empty`, so that screen readers hear what comes. Asks for no token before the person shows intent.
 *
 * @throws RelinkError `provider_missing`
 */
export const ReconnectBanner: Part<HTMLDivElement, ReconnectBannerProps> =
  /* @__PURE__ */ lazyPart('ReconnectBanner')
