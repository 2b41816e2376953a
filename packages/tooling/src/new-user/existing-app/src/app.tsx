import { Link, Route, Routes, useNavigate } from 'react-router'
import { Money } from './money.tsx'
import { Recipes } from './recipes.tsx'
import { useSession } from './session.ts'

export const App = () => {
  const { userId, signIn } = useSession()
  const navigate = useNavigate()
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
    <>
      <nav>
        <Link to="/">Recipes</Link> <Link to="/money">Money</Link>
      </nav>
      <Routes>
        <Route path="/" element={<Recipes userId={userId} />} />
        <Route path="/money" element={<Money />} />
      </Routes>
    </>
  )
}
