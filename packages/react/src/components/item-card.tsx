'use client'
import {
  fillText,
  type HealthAdvice,
  type Item,
  type LinkIssue,
  type LinkState,
} from '@relink/core'
import {
  forwardRef,
  memo,
  useId,
  useRef,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
} from 'react'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { AccountChanges } from './account-changes.tsx'
import { AccountList } from './account-list.tsx'
import { ChangedAt } from './changed-at.tsx'
import { headingOf, levelBelow, type HeadingLevel } from './heading.ts'
import type { IssueActions } from './link-notice.tsx'
import { RemoveItem } from './remove-item.tsx'
import { useJoinedRefs } from './merge-props.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { RepairActions } from './repair-actions.tsx'
import { useItemMessages } from './use-item-messages.ts'
import { useItemRepair } from './use-item-repair.ts'
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
  /** Draws the root in place of the `<article>`: an element of your own, or a function. */
  render?: RenderProp<ComponentPropsWithRef<'article'>, ItemCardState> | undefined
}

/** What a `render` function of {@link ItemCardProps} is told besides its props. */
export interface ItemCardState {
  /** How far a repair is. */
  status: LinkState['status']
  /** What the connection asks of the person. */
  advice: HealthAdvice
  /** How it is, in words; null when nothing is to be said. */
  issue: LinkIssue | null
}

/** The body of what the door gives by this name; it is fetched later. */
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
      render,
      className,
      children,
      ...rest
    },
    ref,
  ) {
    const messages = useItemMessages()
    const root = useRef<HTMLElement>(null)
    const focus = useKeptFocus(root)
    const id = useId()

    const repair = useItemRepair(item, { onLinked, onUpdated, onExited })
    const { issue, advice } = repair
    const { accounts, updatedAt, health } =
      repair.status === 'updated' && repair.repaired ? newest(item, repair.item) : item
    const Heading = headingOf(headingLevel)
    const isDone = repair.repaired && repair.status === 'updated'
    const say = (text: string): string => fillText(text, messages, { bank: item.bankName })
    const content = (
      <>
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
      </>
    )
    const props = {
      tabIndex: -1,
      'aria-labelledby': id,
      ...rest,
      ...focus.handlers(rest),
      ref: useJoinedRefs(root, ref),
      className: className ?? 'relink-card',
      'data-item-id': item.id,
      'data-health': health.status,
      'data-urgency': advice.urgency,
      'data-severity': issue?.severity,
      children: content,
    }
    return renderRoot(render, 'article', props, { status: repair.status, advice, issue })
  }),
)

const newest = (item: Item, repaired: Item): Item =>
  item.updatedAt > repaired.updatedAt ? item : repaired
