import { httpBackend, OAuthReturn, RelinkProvider } from '@relink/react'
import '@relink/react/styles.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { Link, Route, Routes, useNavigate } from 'react-router'
import { Money } from './money.tsx'
import { Recipes } from './recipes.tsx'
import { useSession } from './session.ts'

const queryClient = new QueryClient()
const backend = httpBackend('/api/link')

export const App = () => {
  const { userId, signIn } = useSession()
  const navigate = useNavigate()
  const goBack = ({ returnTo }: { returnTo: string }) => void navigate(returnTo, { replace: true })
  if (userId === undefined) return <p>One moment…</p>
  if (userId === null)
    return (
      <form action={(form) => signIn(String(form.get('name'))).then(() => navigate('/'))}>
        <label>
          Your name <input name="name" required />
        </label>
        <button>Sign in</button>
      </form>
    )
  return (
    <QueryClientProvider client={queryClient}>
      <RelinkProvider backend={backend} userKey={userId}>
        <nav>
          <Link to="/">Recipes</Link> <Link to="/money">Money</Link>
        </nav>
        <Routes>
          <Route path="/" element={<Recipes userId={userId} />} />
          <Route path="/money" element={<Money />} />
          <Route path="/oauth" element={<OAuthReturn onFinished={goBack} />} />
        </Routes>
      </RelinkProvider>
    </QueryClientProvider>
  )
}
