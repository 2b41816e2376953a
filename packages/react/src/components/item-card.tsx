'use client'
import { fillText, type Item } from '@relink/core'
import {
  forwardRef,
  memo,
  useId,
  useImperativeHandle,
  useRef,
  type ComponentPropsWithoutRef,
} from 'react'
import { useRepair } from '../hooks/use-repair.ts'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { AccountChanges } from './account-changes.tsx'
import { AccountList } from './account-list.tsx'
import { ChangedAt } from './changed-at.tsx'
import { headingOf, levelBelow, type HeadingLevel } from './heading.ts'
import type { IssueActions } from './link-notice.tsx'
import { RemoveItem } from './remove-item.tsx'
import { RepairActions } from './repair-actions.tsx'
import { useItemMessages } from './use-item-messages.ts'
import { useKeptFocus } from './use-kept-focus.ts'

/** Props of {@link ItemCard}; everything an `<article>` takes goes to its root, children above the buttons. */
export interface ItemCardProps extends LinkEndingCallbacks, ComponentPropsWithoutRef<'article'> {
  item: Item
  /** Of the bank's name. Default 3. */
  headingLevel?: HeadingLevel
  /** What the app can do when a repair meets an issue, besides trying again. */
  issueActions?: IssueActions
  /** Called once the connection is ended. */
  onRemoved?: ((item: Item) => void) | undefined
}

/**
 * One connection: the bank, how it is, what is shared, and buttons to repair it and to end it.
 *
 * Renders an `<article>` with `data-health` and `data-urgency`, named by the bank. It renders again only
 * when its own Item or repair changes, if the other props are the same objects.
 *
 * @throws RelinkError `provider_missing`
 */
export const ItemCard = memo(
  forwardRef<HTMLElement, ItemCardProps>(function ItemCard(
    {
      item,
      headingLevel = 3,
      issueActions,
      onRemoved,
      onLinked,
      onUpdated,
      onExited,
      className,
      children,
      ...rest
    },
    ref,
  ) {
    const messages = useItemMessages()
    const root = useRef<HTMLElement>(null)
    useImperativeHandle(ref, () => root.current as HTMLElement, [])
    const focus = useKeptFocus(root)
    const id = useId()

    const repair = useRepair(item, { onLinked, onUpdated, onExited })
    const { issue, advice } = repair
    const { accounts, updatedAt, health } =
      repair.status === 'updated' && repair.repaired ? newest(item, repair.item) : item
    const Heading = headingOf(headingLevel)
    const isDone = repair.repaired && repair.status === 'updated'
    const say = (text: string): string => fillText(text, messages, { bank: item.bankName })
    return (
      <article
        tabIndex={-1}
        aria-labelledby={id}
        {...rest}
        {...focus.handlers(rest)}
        ref={root}
        className={className ?? 'relink-card'}
        data-item-id={item.id}
        data-health={health.status}
        data-urgency={advice.urgency}
        data-severity={issue?.severity}
      >
        <Heading id={id} className="relink-card-bank">
          {item.bankName}
        </Heading>
        <p className="relink-card-changed">
          <ChangedAt at={updatedAt} />
        </p>
        <div role="status" className="relink-card-health">
          {isDone && (
            <p className="relink-card-state">
              {say(repair.needless ? messages.alreadyFine : messages.updated)}
            </p>
          )}
          {issue !== null && (
            <>
              <p className="relink-notice-title">{issue.title}</p>
              <p className="relink-notice-message">{issue.message}</p>
            </>
          )}
          {issue === null && !isDone && <p className="relink-card-state">{messages.upToDate}</p>}
        </div>
        {accounts.length > 0 ? (
          <AccountList accounts={accounts} />
        ) : (
          <p className="relink-card-nothing">{messages.noAccounts}</p>
        )}
        <AccountChanges changes={repair.changes} headingLevel={levelBelow(headingLevel)} />
        {children}
        <RepairActions
          item={item}
          repair={repair}
          issueActions={issueActions}
          className="relink-card-actions"
          variant={advice.urgency === 'later' ? 'other' : 'main'}
          otherFocus={focus.take}
        >
          <RemoveItem item={item} onRemoved={() => onRemoved?.(item)} />
        </RepairActions>
      </article>
    )
  }),
)

const newest = (item: Item, repaired: Item): Item =>
  item.updatedAt > repaired.updatedAt ? item : repaired
