'use client'
import {
  describeIssue,
  isRelinkError,
  linkKey,
  RelinkError,
  type IssueAction,
  type Item,
  type LinkIssue,
  type LinkMessages,
} from '@relink/core'
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type FocusEvent,
  type ReactNode,
} from 'react'
import { useItems } from '../hooks/use-items.ts'
import { tellEnding } from '../link-ending.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import { ItemCard, type ItemCardProps } from './item-card.tsx'
import { LinkNotice, type IssueActions } from './link-notice.tsx'
import { useMessages } from './use-messages.ts'

type CardProps = Pick<
  ItemCardProps,
  'headingLevel' | 'issueActions' | 'onRemoved' | 'onLinked' | 'onUpdated' | 'onExited'
>

/** Props of {@link ItemList}; everything a `<div>` takes goes to its root. */
export interface ItemListProps
  extends CardProps, Omit<ComponentPropsWithoutRef<'div'>, keyof CardProps> {
  /** The connections to show. Default: all of the signed-in person's, kept fresh. */
  items?: readonly Item[]
  /** What is shown when there is none. Default: a {@link BankLinkButton}. */
  children?: ReactNode
}

/**
 * The person's connections, each with an {@link ItemCard}; a button for the first one when there is none.
 *
 * Renders a `<div>` with a `<ul>`. While they load it is `aria-busy`, and shows their place after 300 ms; when that
 * fails it says so and tries again. A thousand are no trouble: with the stylesheet the browser leaves out
 * what is not in sight, and still finds it. Its callbacks also hear of a new bank that another button of the page
 * connects.
 *
 * @throws RelinkError `provider_missing`
 */
export const ItemList = forwardRef<HTMLDivElement, ItemListProps>(function ItemList(props, ref) {
  return props.items === undefined ? (
    <LoadedList {...props} ref={ref} />
  ) : (
    <Frame {...props} ref={ref}>
      <Cards {...props} items={props.items} />
    </Frame>
  )
})

const LoadedList = forwardRef<HTMLDivElement, ItemListProps>(function LoadedList(props, ref) {
  const messages = useMessages()
  const { data, error, isPending, refetch } = useItems()
  const root = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => root.current as HTMLDivElement, [])
  return (
    <Frame {...props} ref={root} isBusy={isPending}>
      {data !== undefined && <Cards {...props} items={data} />}
      {data === undefined && error !== null && (
        <LinkNotice
          issue={issueOf(error, messages)}
          actions={{ ...props.issueActions, retry: () => void refetch() }}
          returnFocus={() => root.current?.focus({ preventScroll: true })}
        />
      )}
      {isPending && <Places />}
    </Frame>
  )
})

interface FrameProps extends ItemListProps {
  isBusy?: boolean
}

/** The root, which catches the focus when the card that has it goes. */
const Frame = forwardRef<HTMLDivElement, FrameProps>(function Frame(
  {
    items: _items,
    headingLevel: _level,
    issueActions: _actions,
    onRemoved: _removed,
    onLinked: _linked,
    onUpdated: _updated,
    onExited: _exited,
    isBusy = false,
    className,
    children,
    ...rest
  },
  ref,
) {
  const root = useRef<HTMLDivElement>(null)
  useImperativeHandle(ref, () => root.current as HTMLDivElement, [])
  const at = useRef<number | null>(null)
  const cards = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[data-item-id]') ?? []),
  ]
  useEffect(() => {
    if (at.current === null || document.activeElement !== document.body) return
    const all = cards()
    const next = all[Math.min(at.current, all.length - 1)] ?? root.current
    next?.focus()
  })
  return (
    <div
      tabIndex={-1}
      {...rest}
      ref={root}
      className={className ?? 'relink-items'}
      aria-busy={isBusy || rest['aria-busy']}
      onFocus={(event: FocusEvent<HTMLDivElement>) => {
        const index = cards().findIndex((card) => card.contains(event.target))
        at.current = index < 0 ? null : index
        rest.onFocus?.(event)
      }}
      onBlur={(event: FocusEvent<HTMLDivElement>) => {
        at.current = null
        rest.onBlur?.(event)
      }}
    >
      {children}
    </div>
  )
})

type CardsProps = CardProps & { items: readonly Item[]; children?: ReactNode }

const Cards = ({ items, children, headingLevel = 3, ...callbacks }: CardsProps): ReactNode => {
  const { flows } = useRelink('ItemList')
  const latest = useLatest({ items, callbacks })
  // Here and not at the cards, which come and go with what is connected.
  useEffect(
    () =>
      flows.onEnded((ending, key) => {
        const { items, callbacks } = latest.current
        const keys = [{ mode: 'new' } as const, ...items.map(({ id }) => updateOf(id))].map(linkKey)
        if (keys.includes(key)) tellEnding(ending, callbacks)
      }),
    [flows, latest],
  )

  const offered = Object.keys(callbacks.issueActions ?? {}).join(' ')
  // The same objects for as long as they can be, so that a new callback renders no card again.
  const stable = useMemo(
    () => ({
      issueActions: Object.fromEntries(
        (offered === '' ? [] : (offered.split(' ') as IssueAction[])).map((action) => [
          action,
          () => latest.current.callbacks.issueActions?.[action]?.(),
        ]),
      ) as IssueActions,
      onRemoved: (item: Item) => latest.current.callbacks.onRemoved?.(item),
    }),
    [latest, offered],
  )
  if (items.length === 0) return children ?? <BankLinkButton issueActions={stable.issueActions} />
  return (
    <ul className="relink-items-list">
      {items.map((item) => (
        <li key={item.id}>
          <ItemCard item={item} headingLevel={headingLevel} {...stable} />
        </li>
      ))}
    </ul>
  )
}

const updateOf = (itemId: string) => ({ mode: 'update', itemId }) as const

/** What loads faster than this, in milliseconds, would only flash. */
const patience = 300

/** Where the cards will be, for the eye alone. */
const Places = (): ReactNode => {
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return isShown ? (
    <div className="relink-items-list" aria-hidden="true">
      <div className="relink-card" data-place="" />
      <div className="relink-card" data-place="" />
    </div>
  ) : null
}

/** Whatever failed, to try again is the way on. */
const issueOf = (error: Error, messages: LinkMessages): LinkIssue => {
  const known = isRelinkError(error)
    ? error
    : new RelinkError('internal_error', 'Failed to read the Items: see the cause.', {
        cause: error,
      })
  const issue = describeIssue({ from: 'error', error: known }, { messages }) as LinkIssue
  return { ...issue, actions: [...new Set<IssueAction>(['retry', ...issue.actions])] }
}
