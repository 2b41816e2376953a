import {
  BankLinkButton,
  EmbeddedBankSearch,
  httpBackend,
  RelinkProvider,
  useIsLinkOpen,
} from '@relink/react'
import '@relink/react/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

const Told = () => <output>{useIsLinkOpen() ? 'Link is open' : 'Link is closed'}</output>

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <RelinkProvider backend={httpBackend('/api/link')} userKey="ada">
        <EmbeddedBankSearch returnTo="/banks" />
        <BankLinkButton>Another way</BankLinkButton>
        <Told />
      </RelinkProvider>
    </QueryClientProvider>
  </StrictMode>,
)
