import '@relink/react/styles.css'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { people, readPerson } from '../lib/people.ts'
import { readSettings } from '../lib/settings.ts'
import { Providers } from './providers.tsx'
import { SignIn, SignOut } from './session.tsx'
import './style.css'

export const metadata: Metadata = { title: 'Larder' }

const plaidScript = '/link/v2/stable/link-initialize.js'

const Layout = async ({ children }: { children: ReactNode }) => {
  const person = await readPerson()
  const { simulatorOrigin } = readSettings()
  return (
    <html lang="en">
      <head>
        {simulatorOrigin !== null && (
          <>
            {/* Inert: it keeps react-plaid-link from loading Plaid's own script. */}
            <script type="text/plain" src={`https://cdn.plaid.com${plaidScript}`} />
            <script src={`${simulatorOrigin}${plaidScript}`} />
          </>
        )}
      </head>
      <body>
        <Providers userKey={person}>
          <header className="bar">
            <strong>Larder</strong>
            {person !== null && <SignOut name={people[person]} />}
          </header>
          {/* What is seen, not what may be read: page.tsx and the API ask for themselves. */}
          <main>{person === null ? <SignIn /> : children}</main>
        </Providers>
      </body>
    </html>
  )
}

export default Layout
