'use client'
import { flowCause, isBeforeOpen, type LinkState } from '@relink/core'
import {
  forwardRef,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
  type ComponentPropsWithoutRef,
  type ComponentPropsWithRef,
} from 'react'
import { clock } from '../browser/clock.ts'
import { isFocusLost } from '../browser/focus.ts'
import { flowActions } from '../hooks/flow-actions.ts'
import type { UseBankLinkOptions } from '../hooks/use-bank-link.ts'
import { useFlow } from '../hooks/use-flow.ts'
import { linkCode } from '../later/load-link-code.ts'
import { useRelink } from '../relink-context.ts'
import { FlowNotice } from './flow-notice.tsx'
import type { IssueActions } from './link-notice.tsx'
import { useJoinedRefs } from './merge-props.ts'
import { renderRoot, type RenderProp } from './render-root.tsx'
import { sayFlow } from './say-flow.ts'
import { useMessages } from './use-messages.ts'

type Options = Omit<UseBankLinkOptions, 'itemId' | 'accountSelection' | 'onUpdated'>

/** Props of {@link EmbeddedBankSearch}; everything a `<div>` takes goes to its root. */
export interface EmbeddedBankSearchProps
  extends Options, Omit<ComponentPropsWithoutRef<'div'>, keyof Options | 'children'> {
  /** What the app can do about an issue, besides trying again. */
  issueActions?: IssueActions
  /** Whether what went wrong is said below the search. Default true. What has to be decided is asked in any case. */
  notice?: boolean
  /** An element of yours in place of the `<div>`, or a function of its props and `{ status, busy }`. */
  render?: RenderProp<ComponentPropsWithRef<'div'>, { status: LinkState['status']; busy: boolean }>
}

const key = 'embedded'
const height = 'var(--relink-search-height, 360px)'
const absent = (): null => null

/**
 * Plaid's search for banks as a part of the page: a bank that is chosen there opens Link at that bank.
 *
 * Asks for a link token when it is mounted and somebody is signed in, and for another one after each walk and, while
 * the page is seen, before that runs out; so put it where people are likely to connect a bank, once per page. When it goes, so does the Link
 * that was opened from it. Buttons on the same page still open a Link of their own.
 *
 * Renders a `<div role="region">` with `data-status`, as high as `--relink-search-height` (default 360px; Plaid asks
 * for 300px, and 350px of width) while it loads and afterwards.
 *
 * @throws RelinkError `provider_missing`
 * @see https://plaid.com/docs/link/embedded-institution-search/
 */
export const EmbeddedBankSearch = forwardRef<HTMLDivElement, EmbeddedBankSearchProps>(
  function EmbeddedBankSearch(
    {
      returnTo,
      context,
      language,
      onLinked,
      onExited,
      issueActions,
      notice = true,
      render,
      className,
      style,
      ...rest
    },
    ref,
  ) {
    const { userKey, messages: provided } = useRelink('EmbeddedBankSearch')
    const messages = useMessages()
    const options = { returnTo, context, language, onLinked, onExited }
    const { flows, state, readIntent } = useFlow('EmbeddedBankSearch', key, options)
    const search = useSyncExternalStore(flows.subscribe, flows.getEmbedded, absent)
    const root = useRef<HTMLDivElement>(null)

    const embed = useCallback(() => flows.embed(readIntent()), [flows, readIntent])

    useEffect(() => {
      if (userKey === null) return undefined
      // In a later turn: StrictMode has taken its first try away by then.
      const callOff = clock.after(0, embed)
      return () => {
        callOff()
        flows.cancel(key)
      }
    }, [flows, userKey, embed])

    const asked = JSON.stringify([returnTo, context, language ?? provided?.language])
    useEffect(() => {
      // As long as nobody has chosen, a token can be asked for that is for what the app wants now.
      if (isBeforeOpen(flows.getState(key))) embed()
    }, [flows, embed, asked])

    const focus = (): void => root.current?.focus({ preventScroll: true })
    const isOpen = search?.open ?? false
    // The frame that had the focus is gone, and took it along.
    const refocus = (): void => void (isFocusLost(root.current) && focus())
    useEffect(() => (isOpen ? refocus : undefined), [isOpen])

    const { status } = state
    const busy =
      status === 'idle' ? userKey !== null : ['preparing', 'loading', 'finishing'].includes(status)
    const code = linkCode.get()
    const actions = useMemo(() => flowActions(flows, key), [flows])
    // Where the search is there again, or on its way, that is where to try again.
    const retry = (): void => (isBeforeOpen(state) ? focus() : actions.retry())
    const said = status === 'open' || status === 'ready' ? '' : sayFlow(state, messages)
    const isOver = status === 'linked' || status === 'exited'
    // Without a notice nothing else there could be pressed.
    const isStuck = status === 'failed' && !notice
    const content = (
      <>
        {search && code && (
          <code.EmbeddedLink
            key={search.grant.linkToken}
            link={search}
            flows={flows}
            // With what it was made for: another intent, such as from another address, would begin anew.
            renew={actions.retry}
            style={isOver ? { display: 'none' } : { height }}
          />
        )}
        <p role="status" className="relink-status">
          {said}
        </p>
        {(notice || status === 'deciding') && (
          <FlowNotice
            state={state}
            link={{ ...actions, retry }}
            actions={issueActions}
            returnFocus={focus}
          />
        )}
        {(isOver || isStuck) && (
          <button
            type="button"
            className="relink-button"
            onClick={() => {
              if (isStuck) actions.retry()
              else embed()
              focus()
            }}
          >
            {messages.connect}
          </button>
        )}
      </>
    )
    const props = {
      role: 'region',
      tabIndex: -1,
      'aria-label': messages.chooseBank,
      ...rest,
      ref: useJoinedRefs(root, ref),
      className: className ?? 'relink-search',
      style: { minHeight: height, ...style },
      'data-status': status,
      // Screen readers may wait with what is said in a busy region.
      'aria-busy': busy && !(said || flowCause(state)),
      children: content,
    }
    return renderRoot(render, 'div', props, { status, busy })
  },
)
