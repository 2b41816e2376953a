'use client'
import {
  adviseOnHealth,
  idle,
  isBeforeOpen,
  type AccountChanges,
  type HealthAdvice,
  type Item,
  type LinkIntent,
  type LinkIssue,
  type LinkState,
  type Messages,
} from '@relink/core'
import { useMemo, useState } from 'react'
import type { ItemParts } from '../later/load-item-parts.ts'
import { useItemParts } from '../later/use-item-parts.ts'
import { useRelink } from '../relink-context.ts'
import { buttonPropsOf } from './button-props.ts'
import { useBankLink, type BankLink, type UseBankLinkOptions } from './use-bank-link.ts'

/** Options of {@link useRepair}. */
export type UseRepairOptions = Omit<UseBankLinkOptions, 'itemId' | 'accountSelection'>

/** A flow that repairs a connection, and what is to be said of that connection. */
export type Repair = BankLink & {
  /** Whether to ask the person for something, how urgently, and what repairs it. */
  advice: HealthAdvice
  /** How the connection is, in words; null when nothing is to be said, and until the words are there. */
  issue: LinkIssue | null
  /**
   * What the button says, such as "Reconnect"; null where there is nothing that a person could do here, and until the
   * words are there.
   */
  label: string | null
  /** How the accounts changed, once Link was gone through in update mode. */
  changes: AccountChanges | null
  /** Whether it works again, or a new connection has taken its place, and nothing was heard to the contrary since. */
  repaired: boolean
}

/**
 * Repairs one connection in the way that its health asks for, and tells what to say of it meanwhile.
 *
 * `start` opens Link in update mode: plain, or with the choice of accounts; the server adds the products or
 * the consent that are missing. Where update mode can't help (`advice.repair` is `relink`) it connects the
 * bank anew; the old Item stays until the server replaces it or the person removes it. In browsers the words come a
 * moment after the first render; to be ready for them, show `advice` meanwhile.
 *
 * @returns What {@link useBankLink} returns, with what the repair is about.
 * @throws RelinkError `provider_missing` outside of a `<RelinkProvider>`.
 */
export const useRepair = (item: Item, options: UseRepairOptions = {}): Repair =>
  useRepairIn(useItemParts(), item, options)

/** What a health is put in words with. */
export type ItemWords = Pick<ItemParts, 'describeHealth' | 'english'>

/** The Items in whose place new connections were begun. */
export type Begun = WeakMap<LinkIntent, Item>

/**
 * As {@link useRepair}, with words that are at hand.
 *
 * @param noted Outlives this component, so that what was begun here is known again. The first one given stays.
 */
export const useRepairIn = (
  words: ItemWords | null,
  item: Item,
  options: UseRepairOptions,
  noted?: Begun,
): Repair => {
  const { flows, messages: provided } = useRelink('useRepair')
  const messages = words && (provided ?? words.english)
  const { repair } = adviseOnHealth(item.health)
  const isRelink = repair === 'relink'

  const [begun] = useState<Begun>(() => noted ?? new WeakMap())
  const hear =
    <E>(tell: ((ended: E) => void) | undefined) =>
    (ended: E): void => {
      if (!isRelink || isBegunFor(item, flows.getState('new'), begun)) tell?.(ended)
    }

  const link = useBankLink({
    ...options,
    itemId: isRelink ? undefined : item.id,
    accountSelection: repair === 'accounts' ? true : undefined,
    onLinked: hear(options.onLinked),
    onUpdated: hear(options.onUpdated),
    onExited: hear(options.onExited),
  })

  return useMemo(() => {
    const isMine = !isRelink || isBegunFor(item, link, begun)
    const { prepare, retry, decide, cancel, getButtonProps } = link
    const start = (): void => {
      link.start()
      const now = flows.getState('new')
      if (isRelink && isUnderway(now)) begun.set(now.intent, item)
    }
    const actions = { prepare, retry, decide, cancel, getButtonProps }
    const own: BankLink = isMine ? link : { ...idle, ...actions, start }
    const settled = settledItem(item, own)
    const current = settled ?? item
    const advice = adviseOnHealth(current.health)
    return {
      ...own,
      start,
      getButtonProps: buttonPropsOf(own, start, getButtonProps()),
      advice,
      issue: words && messages ? words.describeHealth(current, { messages }) : null,
      label: words && messages ? labelOf(current, advice, messages) : null,
      changes: own.status === 'updated' ? own.accounts : null,
      repaired: settled !== null || own.status === 'linked',
    }
  }, [flows, link, item, isRelink, begun, words, messages])
}

/** All of a page's new connections share one flow: it is an Item's while it does what was begun for that. */
const isBegunFor = ({ id }: Item, state: LinkState, begun: Begun): boolean =>
  'intent' in state && state.intent !== null && begun.get(state.intent)?.id === id

/** The Item as its repair left it, unless it is known to have changed since. */
const settledItem = (item: Item, state: LinkState): Item | null =>
  state.status === 'updated' && state.repaired && item.updatedAt <= state.item.updatedAt
    ? state.item
    : null

const isUnderway = (state: LinkState): state is LinkState & { intent: LinkIntent } =>
  isBeforeOpen(state) || state.status === 'open'

const labelOf = (
  { health }: Item,
  { repair }: HealthAdvice,
  { repairs }: Pick<Messages, 'repairs'>,
): string | null => {
  if (repair === null) return null
  if (health.status === 'verification_pending') return repairs.verify
  return repairs[repair === 'products' ? 'consent' : repair]
}
