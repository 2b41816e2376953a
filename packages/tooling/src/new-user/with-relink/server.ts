import { getRequestListener } from '@hono/node-server'
import { createRelink } from '@relink/server'
import { sqliteStore } from '@relink/server/sqlite'
import express from 'express'
import session from 'express-session'
import { Configuration, PlaidApi } from 'plaid'

declare module 'express-session' {
  interface SessionData {
    userId: string
  }
}

const { PLAID_CLIENT_ID, PLAID_SECRET, PLAID_URL = 'https://sandbox.plaid.com' } = process.env
const headers = { 'PLAID-CLIENT-ID': PLAID_CLIENT_ID, 'PLAID-SECRET': PLAID_SECRET }
const people = new WeakMap<Request, string | null>()

const relink = createRelink({
  plaid: new PlaidApi(new Configuration({ basePath: PLAID_URL, baseOptions: { headers } })),
  environment: 'sandbox',
  clientName: 'Pantry',
  redirectUri: 'http://localhost:5173/oauth',
  webhook: 'http://localhost:5173/api/link/webhooks',
  store: sqliteStore('relink.db'),
  authorize: (request) => people.get(request) ?? null,
  development: process.env.NODE_ENV !== 'production',
})

const app = express()
app.use(
  session({
    secret: process.env.SESSION_SECRET ?? 'only on this machine',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' },
  }),
)
app.all(/^\/api\/link\//, (req, res) =>
  getRequestListener((request) => {
    people.set(request, req.session?.userId ?? null)
    return relink.fetch(request)
  })(req, res),
)
app.use(express.json())

app.get('/api/session', (req, res) => {
  res.json({ userId: req.session.userId ?? null })
})
app.post('/api/session', (req, res) => {
  req.session.userId = String(req.body.name)
  res.json({ userId: req.session.userId })
})

app.use(express.static('dist'))
app.get(/.*/, (_req, res) => {
  res.sendFile('dist/index.html', { root: import.meta.dirname })
})
app.listen(3000)
