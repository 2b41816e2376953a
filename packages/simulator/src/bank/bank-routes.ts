import { Hono } from 'hono'
import type { Engine } from '../engine/engine.ts'
import { bankPage, closingPage } from './bank-page.ts'
import { decideAtBank, findVisit } from './bank-visit.ts'

/** The pages that a bank shows on its own site. */
export const bankRoutes = (engine: Engine): Hono => {
  const routes = new Hono()
  routes.get('/oauth', (context) => {
    const visit = findVisit(engine, context.req.query('state') ?? '')
    return visit ? context.html(bankPage(visit)) : context.html(closingPage('over'), 404)
  })
  routes.post('/oauth', async (context) => {
    const form = await context.req.formData().catch(() => new FormData())
    const errorCode = form.get('error')
    const outcome = decideAtBank(engine, String(form.get('state')), {
      approved: form.get('decision') === 'approve',
      accounts: form.getAll('account').map(String),
      errorCode: typeof errorCode === 'string' ? errorCode : null,
    })
    if (outcome.to === 'app') return context.redirect(outcome.url, 303)
    return context.html(closingPage(outcome.to))
  })
  return routes
}
