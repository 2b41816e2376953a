import { BankLinkButton, OAuthReturn, ReconnectBanner, useItems } from '@relink/react'
import { useRef } from 'react'
import { NavLink, Outlet, useNavigate, useOutletContext } from 'react-router'
import { BankCard } from './bank-card.tsx'
import { useSignIn, type Person } from './session.ts'
import { Transactions } from './transactions.tsx'

const names: Record<Person, string> = { ada: 'Ada', grace: 'Grace' }

export const SignIn = () => {
  const signIn = useSignIn()
  return (
    <main className="welcome">
      <h1>Your money in one place</h1>
      <p className="quiet">
        Larder shows all your banks on one page. Pick who you are; there are no passwords here.
      </p>
      <div className="row">
        {(['ada', 'grace'] as const).map((person) => (
          <button
            key={person}
            type="button"
            className="main"
            disabled={signIn.isPending}
            onClick={() => signIn.mutate(person)}
          >
            I’m {names[person]}
          </button>
        ))}
      </div>
      {signIn.isError && <p role="alert">{signIn.error.message}</p>}
    </main>
  )
}

export const Frame = ({ person }: { person: Person }) => {
  const signIn = useSignIn()
  return (
    <>
      <header className="bar">
        <strong>Larder</strong>
        <nav aria-label="Pages">
          <NavLink to="/" end>
            Overview
          </NavLink>
          <NavLink to="/banks">Banks</NavLink>
        </nav>
        <button type="button" className="plain" onClick={() => signIn.mutate(null)}>
          Sign out {names[person]}
        </button>
      </header>
      <main>
        <Outlet context={person} />
      </main>
    </>
  )
}

export const Overview = () => {
  const person = useOutletContext<Person>()
  const { data: items = [], isPending, isError, refetch } = useItems()
  return (
    <>
      <h1>Hello, {names[person]}</h1>
      {isError ? (
        <Unreachable onRetry={() => void refetch()} />
      ) : items.length === 0 && !isPending ? (
        <section className="card empty">
          <h2>Nothing here yet</h2>
          <p className="quiet">Connect a bank to see its accounts and latest transactions.</p>
          <BankLinkButton>Connect a bank</BankLinkButton>
        </section>
      ) : (
        <>
          <ReconnectBanner items={items} />
          <section className="card">
            <h2>Latest transactions</h2>
            <Transactions
              person={person}
              banks={items.map((item) => item.id + item.health.status).join()}
            />
          </section>
        </>
      )}
    </>
  )
}

export const Banks = () => {
  const { data: items = [], isError, refetch } = useItems()
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <>
      <div className="row spread">
        <h1 ref={heading} tabIndex={-1}>
          Your banks
        </h1>
        <div>
          <BankLinkButton>Connect a bank</BankLinkButton>
        </div>
      </div>
      {isError && <Unreachable onRetry={() => void refetch()} />}
      {items.map((item) => (
        <BankCard key={item.id} item={item} onRemoved={() => heading.current?.focus()} />
      ))}
    </>
  )
}

export const Return = () => {
  const navigate = useNavigate()
  return (
    <section className="card">
      <h1>Your bank</h1>
      <OAuthReturn onFinished={({ returnTo }) => void navigate(returnTo, { replace: true })} />
    </section>
  )
}

const Unreachable = ({ onRetry }: { onRetry: () => void }) => (
  <section className="card" role="alert">
    <p>Your banks can’t be shown right now. Nothing is lost.</p>
    <button type="button" className="plain" onClick={onRetry}>
      Try again
    </button>
  </section>
)
