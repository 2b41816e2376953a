import express from 'express'
import session from 'express-session'

declare module 'express-session' {
  interface SessionData {
    userId: string
  }
}

const app = express()
app.use(
  session({
    secret: process.env.SESSION_SECRET ?? 'only on this machine',
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax' },
  }),
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
