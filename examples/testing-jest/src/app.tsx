import { BankLinkButton, httpBackend, ItemList, OAuthReturn, RelinkProvider } from '@relink/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'

const backend = httpBackend('/api/link')

/** The whole app: a page of banks, and the page that banks send people back to. */
export const App = () => {
  const [queries] = useState(() => new QueryClient())
  const [path, setPath] = useState(window.location.pathname)
  return (
    <QueryClientProvider client={queries}>
      <RelinkProvider backend={backend} userKey="ann">
        {path === '/oauth' ? <OAuthReturn onFinished={() => setPath('/')} /> : <Banks />}
      </RelinkProvider>
    </QueryClientProvider>
  )
}

const Banks = () => (
  <main>
    <h1>Your banks</h1>
    <BankLinkButton>Connect a bank</BankLinkButton>
    <ItemList>
      <p>No bank is connected yet.</p>
    </ItemList>
  </main>
)
