'use client'
import { isRelinkError, linkKey, RelinkError, type IssueAction, type Item } from '@relink/core'
import type { UseQueryResult } from '@tanstack/react-query'
import {
  forwardRef,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  type ReactNode,
} from 'react'
import { sayIssue, useIssueWords } from '../later/say-issue.ts'
import { tellEnding } from '../link-ending.ts'
import { useRelink } from '../relink-context.ts'
import { useLatest } from '../use-latest.ts'
import { ItemCard, type ItemCardProps } from './item-card.tsx'
import { LinkNotice, type IssueActions } from './link-notice.tsx'
import { useJoinedRefs } from './merge-props.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { useKeptFocus } from './use-kept-focus.ts'

type CardProps = Pick<
  ItemCardProps,
  'headingLevel' | 'issueActions' | 'onRemoved' | 'onLinked' | 'onUpdated' | 'onExited'
>

/** Props of {@link ItemList}; everything a `<div>` takes goes to its root. */
export interface ItemListProps
  extends CardProps, Omit<ComponentPropsWithoutRef<'div'>, keyof CardProps> {
  /** The connections to show. Default: all of the signed-in person's, kept fresh. */
  items?: readonly Item[]
  /** What is shown when there is none, such as a sentence. Default: nothing; the button that connects a bank stands beside the list. */
  children?: ReactNode
  /** Draws the root in place of the `<div>`: an element of your own, or a function. */
  render?: RenderProp<ComponentPropsWithRef<'div'>, ItemListState> | undefined
}

/** What a `render` function of {@link ItemListProps} is told besides its props. */
export interface ItemListState {
  /** Whether the connections are on their way. */
  busy: boolean
}

/** Of the body of {@link ItemListProps}: with the Items, or what asks for them. */
export interface ItemListBodyProps extends ItemListProps {
  query?: UseQueryResult<Item[]>
}

/** The body of what the door gives by this name; it is fetched later. */
export const ItemList = forwardRef<HTMLDivElement, ItemListBodyProps>(function ItemList(
  { query, ...props },
  ref,
) {
  return query === undefined ? (
    <Frame {...props} ref={ref}>
      <Cards {...props} items={props.items ?? []} />
    </Frame>
  ) : (
    <LoadedList {...props} ref={ref} query={query} />
  )
})

const LoadedList = forwardRef<
  HTMLDivElement,
  ItemListProps & Required<Pick<ItemListBodyProps, 'query'>>
>(function LoadedList({ query, ...props }, ref) {
  const { data, error, isPending, refetch } = query
  const root = useRef<HTMLDivElement>(null)
  return (
    <Frame {...props} ref={useJoinedRefs(root, ref)} isBusy={isPending}>
      {data !== undefined && <Cards {...props} items={data} />}
      {data === undefined && error !== null && (
        <Failure
          error={error}
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
    render,
    className,
    children,
    ...rest
  },
  ref,
) {
  const root = useRef<HTMLDivElement>(null)
  const at = useRef(0)
  const cards = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>('[data-item-id]') ?? []),
  ]
  const focus = useKeptFocus(root, () => {
    const all = cards()
    const next = all[Math.min(at.current, all.length - 1)] ?? root.current
    next?.focus()
  })
  // oxlint-disable-next-line react/refs -- they are called later
  const handlers = focus.handlers({
    ...rest,
    onFocus(event) {
      const index = cards().findIndex((card) => card.contains(event.target))
      at.current = Math.max(index, 0)
      rest.onFocus?.(event)
    },
  })
  const props = {
    tabIndex: -1,
    ...rest,
    ...handlers,
    ref: useJoinedRefs(root, ref),
    className: className ?? 'relink-items',
    'aria-busy': isBusy || rest['aria-busy'],
    children,
  }
  // oxlint-disable-next-line react/refs -- the ref is put on the element, and read by nobody
  return renderRoot(render, 'div', props, { busy: isBusy })
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
  if (items.length === 0) return children
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

interface FailureProps {
  error: Error
  actions: IssueActions
  returnFocus: () => void
}

/** Whatever failed, to try again is the way on. */
const Failure = ({ error, ...rest }: FailureProps): ReactNode => {
  const { messages } = useRelink('ItemList')
  const words = useIssueWords(true)
  const known = isRelinkError(error)
    ? error
    : new RelinkError('internal_error', 'Failed to read the Items: see the cause.', {
        cause: error,
      })
  const issue = words !== null && sayIssue(words, { from: 'error', error: known }, messages)
  if (!issue) return null
  issue.actions = [...new Set<IssueAction>(['retry', ...issue.actions])]
  return <LinkNotice issue={issue} {...rest} />
}
