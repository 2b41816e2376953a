'use client'
// Hosts the search in the page. react-plaid-link's own component would make two in StrictMode, and another one
// whenever it is given a new callback.
import type { LinkFlows, MountedLink } from '@relink/core'
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react'
import type { PlaidLinkOptionsWithLinkToken } from 'react-plaid-link'
import { freeFromDialogs } from './free-from-dialogs.ts'
import { keepFresh } from './keep-fresh.ts'
import { linkThrew } from './link-threw.ts'
import { createCallbacks } from './plaid-callbacks.ts'
import { isLinkShown, watchShown } from './watch-frame.ts'

interface EmbeddedLinkProps {
  link: MountedLink
  flows: LinkFlows
  /** Called when the token is about to run out. Stays the same function. */
  renew: () => void
  style: CSSProperties
}

/** What `window.Plaid` has for a search in the page. */
interface PlaidEmbedded {
  createEmbedded(options: PlaidLinkOptionsWithLinkToken, host: HTMLElement): { destroy(): void }
}

/** Hosts one search for one flow. Mount it with the link token as key. */
export const EmbeddedLink = ({ link, flows, renew, style }: EmbeddedLinkProps): ReactNode => {
  const { flowId, grant, open } = link
  const { linkToken, expiresAt } = grant
  const host = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const place = host.current
    let isGone = false
    let embedded: { destroy(): void } | undefined
    // What Plaid calls back while it is taken away is no news.
    const tell: LinkFlows['hear'] = (id, news) => void (isGone || flows.hear(id, news))
    const { options, stop } = createCallbacks(flowId, tell, flows.note)

    // Link says OPEN at once, but whether that is when the search is shown or when a bank was chosen in it is not
    // written anywhere. Somebody has chosen when it was said and Link is there, unless that is a button's: it covers
    // the search.
    let hasOpened = false
    const look = (): void => {
      if (hasOpened && !flows.getMounted()?.open && isLinkShown()) tell(flowId, { type: 'chosen' })
    }
    const stopLooking = watchShown(look)
    place?.addEventListener('load', options.onLoad, true)

    // In a later turn: StrictMode has taken its first try away by then.
    queueMicrotask(() => {
      if (isGone || place === null) return
      try {
        const { Plaid } = window as unknown as { Plaid: PlaidEmbedded }
        embedded = Plaid.createEmbedded(
          {
            ...options,
            token: linkToken,
            onEvent: (name, metadata) => {
              options.onEvent(name, metadata)
              hasOpened ||= name === 'OPEN'
              look()
            },
          },
          place,
        )
      } catch (cause) {
        tell(flowId, { type: 'failed', error: linkThrew(cause) })
      }
    })
    return () => {
      stop()
      isGone = true
      stopLooking()
      place?.removeEventListener('load', options.onLoad, true)
      embedded?.destroy()
    }
  }, [flowId, linkToken, flows])

  useEffect(
    () => (open ? freeFromDialogs() : keepFresh(expiresAt, renew)),
    [open, expiresAt, renew],
  )

  return <div ref={host} className="relink-search-frame" style={style} />
}
