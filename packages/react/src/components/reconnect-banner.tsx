'use client'
import {
  adviseOnHealth,
  describeHealth,
  fillText,
  linkKey,
  type HealthAdvice,
  type Item,
  type LinkIssue,
  type LinkState,
  type Messages,
} from '@relink/core'
import {
  forwardRef,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
  type ReactNode,
} from 'react'
import type { Begun } from '../hooks/use-repair.ts'
import type { LinkEndingCallbacks } from '../link-ending.ts'
import { useRelink } from '../relink-context.ts'
import type { IssueActions } from './link-notice.tsx'
import { useJoinedRefs } from './merge-props.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { RepairActions } from './repair-actions.tsx'
import { canSnooze } from './snoozes.ts'
import { useItemMessages } from './use-item-messages.ts'
import { useItemRepair } from './use-item-repair.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { isNewest, useOutcomes, type Outcome } from './use-outcomes.ts'
import { useSnoozes } from './use-snoozes.ts'

/** Props of {@link ReconnectBanner}; everything a `<div>` takes goes to its root. */
export type ReconnectBannerProps = LinkEndingCallbacks &
  Omit<ComponentPropsWithoutRef<'div'>, 'children'> & {
    /** What the app can do when the repair meets an issue, besides trying again. */
    issueActions?: IssueActions
    /** Takes the focus when a button of the banner goes while it has it. Default: the banner itself. */
    returnFocus?: () => void
    /** Draws the root in place of the `<div>`: an element of your own, or a function. */
    render?: RenderProp<ComponentPropsWithRef<'div'>, ReconnectBannerState> | undefined
  } & (
    | {
        /** One connection. */
        item: Item
        items?: undefined
      }
    | {
        item?: undefined
        /** All of the person's connections: one banner for those that need them, the most urgent first. */
        items: readonly Item[]
      }
  )

/** What a `render` function of {@link ReconnectBannerProps} is told besides its props. */
export interface ReconnectBannerState {
  /** How far the repair of the most urgent connection is. */
  status: LinkState['status']
  /** How that connection is, in words; null when nothing is said of one. */
  issue: LinkIssue | null
  /** Whether there is nothing to say; the root stays, so that screen readers hear what comes. */
  empty: boolean
}

/** The body of what the door gives by this name; it is fetched later. */
export const ReconnectBanner = forwardRef<HTMLDivElement, ReconnectBannerProps>(
  function ReconnectBanner(
    {
      item,
      items,
      issueActions,
      returnFocus,
      onLinked,
      onUpdated,
      onExited,
      render,
      className,
      ...rest
    },
    ref,
  ) {
    const { flows } = useRelink('ReconnectBanner')
    const messages = useItemMessages()
    const root = useRef<HTMLDivElement>(null)
    const focus = useKeptFocus(root, returnFocus)

    const given = useMemo(() => items ?? (item === undefined ? [] : [item]), [item, items])
    const { outcomes, begun } = useOutcomes(given, { onLinked, onUpdated, onExited })
    const { isSnoozed, snooze } = useSnoozes(given)

    const prompts = given.flatMap((each) => {
      const outcome = outcomes.get(each.id)
      if (isNewest(outcome, each) && outcome.isReplaced) return []
      const current = isNewest(outcome, each) ? outcome.item : each
      return isPrompt(current) && !isSnoozed(current) ? current : []
    })
    prompts.sort((a, b) => rankOf(a) - rankOf(b))
    const [first] = prompts
    const done = given
      .filter((each) => isNewest(outcomes.get(each.id), each) || !isPrompt(each))
      .flatMap((each) => outcomes.get(each.id) ?? [])
      .at(-1)
    // What passes by itself is told where one connection is looked at, and of no list.
    const shown = first ?? (done === undefined && item && !isPrompt(item) ? item : undefined)
    const issue = shown === undefined ? null : describeHealth(shown, { messages })

    const key = linkKey({ mode: 'update', itemId: (shown ?? given[0])?.id ?? '' })
    const status = useSyncExternalStore(
      flows.subscribe,
      () => flows.getState(key).status,
      (): LinkState['status'] => 'idle',
    )
    const rowOf = (each: Item) => ({
      item: each,
      issueActions,
      begun,
      otherFocus: focus.take,
    })
    const putOff = prompts.length > 0 && prompts.every(canSnooze) && (
      <button
        type="button"
        className="relink-button"
        data-variant="quiet"
        onClick={() => snooze(prompts)}
      >
        {messages.snooze}
      </button>
    )
    const empty = issue === null && done === undefined
    const children = (
      <>
        <div role="status">
          {done !== undefined && (
            <p className={issue === null ? 'relink-notice-title' : 'relink-banner-done'}>
              {sayDone(done, messages)}
            </p>
          )}
          {prompts.length > 1 ? (
            <p className="relink-notice-title">{sayCount(prompts.length, messages)}</p>
          ) : (
            issue !== null && (
              <>
                <p className="relink-notice-title">{issue.title}</p>
                <p className="relink-notice-message">{issue.message}</p>
              </>
            )
          )}
        </div>
        {prompts.length > 1 ? (
          <>
            <ul className="relink-banner-banks">
              {prompts.slice(0, atOnce).map((each) => (
                <Line key={each.id} {...rowOf(each)} />
              ))}
            </ul>
            {prompts.length > atOnce && (
              <details className="relink-banner-more">
                <summary>{sayMore(prompts.slice(atOnce), messages)}</summary>
                <ul className="relink-banner-banks">
                  {prompts.slice(atOnce).map((each) => (
                    <Line key={each.id} {...rowOf(each)} />
                  ))}
                </ul>
              </details>
            )}
            {putOff && <div className="relink-banner-actions">{putOff}</div>}
          </>
        ) : (
          first !== undefined && (
            <Row key={first.id} {...rowOf(first)} className="relink-banner-actions">
              {putOff}
            </Row>
          )
        )}
      </>
    )
    const props = {
      tabIndex: -1,
      ...rest,
      ...focus.handlers(rest),
      ref: useJoinedRefs(root, ref),
      className: className ?? 'relink-banner',
      'data-status': status,
      'data-health': (shown ?? done?.item ?? given[0])?.health.status,
      'data-kind': issue?.kind,
      'data-severity': issue?.severity,
      'data-urgency': shown && adviseOnHealth(shown.health).urgency,
      'data-empty': empty ? '' : undefined,
      children,
    }
    // oxlint-disable-next-line react/refs -- the ref is put on the element, and read by nobody
    return renderRoot(render, 'div', props, { status, issue, empty })
  },
)

/** How many banks stand in the banner before the rest is folded away. */
const atOnce = 3

const isPrompt = ({ health }: Item): boolean => adviseOnHealth(health).prompt

const urgencies: HealthAdvice['urgency'][] = ['now', 'soon', 'later', 'none']

const rankOf = ({ health }: Item): number => urgencies.indexOf(adviseOnHealth(health).urgency)

const sayDone = ({ item, isNeedless }: Outcome, messages: Messages): string =>
  fillText(isNeedless ? messages.alreadyFine : messages.updated, messages, { bank: item.bankName })

const sayCount = (count: number, messages: Messages): string => {
  const { language, manyNeedYou } = messages
  const text = manyNeedYou[new Intl.PluralRules(language).select(count)] ?? manyNeedYou.other
  return fillText(text, messages, { count: count.toLocaleString(language) })
}

/** No word for "more" is needed: how many, and which. */
const sayMore = (items: readonly Item[], { language }: Messages): string => {
  const names = new Intl.ListFormat(language, { type: 'unit' }).format(
    items.map(({ bankName }) => bankName),
  )
  return `+${items.length.toLocaleString(language)}: ${names}`
}

interface RowProps {
  item: Item
  issueActions: IssueActions | undefined
  begun: Begun
  otherFocus: () => void
  className: string
  variant?: 'main' | 'other'
  children?: ReactNode
}

const Row = ({ item, begun, ...rest }: RowProps): ReactNode => (
  <RepairActions item={item} repair={useItemRepair(item, {}, begun)} {...rest} />
)

const Line = (props: Omit<RowProps, 'className'>): ReactNode => {
  const messages = useItemMessages()
  const { health } = props.item
  return (
    <li data-health={health.status} data-urgency={adviseOnHealth(health).urgency}>
      <span className="relink-banner-bank">{describeHealth(props.item, { messages })?.title}</span>
      <Row {...props} className="relink-banner-action" variant="other" />
    </li>
  )
}
