// All that this app needs of Relink in the browser.
import { BankLinkButton, httpBackend, OAuthReturn, RelinkProvider } from '@relink/react'
import '@relink/react/styles.css'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'

const backend = httpBackend('/api/link')

export const Banking = ({ person, children }: { person: string | null; children: ReactNode }) => (
  <RelinkProvider backend={backend} userKey={person}>
    {children}
  </RelinkProvider>
)

export const ConnectBank = () => <BankLinkButton>Connect a bank</BankLinkButton>

export const ReturnFromBank = () => {
  const navigate = useNavigate()
  return <OAuthReturn onFinished={({ returnTo }) => void navigate(returnTo, { replace: true })} />
}

export { ReconnectBanner, useItems, useRemoveItem } from '@relink/react'
