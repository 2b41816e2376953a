import { BankLinkButton, ItemList, OAuthReturn, ReconnectBanner, useItems } from '@relink/react'
import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { usePage, useTell } from '../scene.ts'

/** The page of banks of a small app, made of the kit's parts by their public names. */
export const BanksPage = ({ returnTo = '/banks' }: { returnTo?: string }): ReactNode => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      <ReconnectBanner items={items} />
      <ItemList headingLevel={2}>
        <p>No bank is connected yet.</p>
      </ItemList>
      <div>
        <BankLinkButton returnTo={returnTo} />
      </div>
    </div>
  )
}

/** The page that the redirect URI names. */
export const ReturnPage = (): ReactNode => {
  const { goTo } = usePage()
  const tell = useTell()
  return (
    <OAuthReturn
      onFinished={(finished) => {
        tell('onFinished', `${finished.outcome}, on to ${finished.returnTo}`, finished)
        goTo(finished.returnTo)
      }}
    />
  )
}

/** The app in a browser of its own, whose address can be seen; the bank sends people back to another page of it. */
export const AppInBrowser = (): ReactNode => {
  const { address, isReturn } = usePage()
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <div className="stage-browser">
      <p className="stage-address">{isReturn ? address : `https://app.example${address}`}</p>
      <div className="stage-stack">
        <h2 ref={heading} tabIndex={-1}>
          {isReturn ? 'Welcome back' : 'Your banks'}
        </h2>
        {isReturn ? <ReturnPage /> : <BanksPage />}
      </div>
    </div>
  )
}
