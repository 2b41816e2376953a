import { httpBackend, RelinkProvider } from '@relink/react'
import '@relink/react/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Route, Routes } from 'react-router'
import { DeveloperTools } from './developer-tools.tsx'
import { Banks, Frame, Overview, Return, SignIn } from './pages.tsx'
import { useSession } from './session.ts'
import './style.css'

const backend = httpBackend('/api/link')
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

const App = () => {
  const { data: person, isPending, isError } = useSession()
  if (isError) return <p role="alert">The server can’t be reached. Reload to try again.</p>
  return (
    <RelinkProvider backend={backend} userKey={person ?? null} nonce={nonce}>
      {isPending ? null : person === null || person === undefined ? (
        <SignIn />
      ) : (
        <Routes>
          <Route element={<Frame person={person} />}>
            <Route index element={<Overview />} />
            <Route path="banks" element={<Banks />} />
            <Route path="oauth" element={<Return />} />
          </Route>
        </Routes>
      )}
      {import.meta.env.DEV && <DeveloperTools />}
    </RelinkProvider>
  )
}

createRoot(document.getElementById('root') ?? document.body).render(
  <StrictMode>
    <QueryClientProvider client={new QueryClient()}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)
