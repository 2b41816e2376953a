import { isRelinkError, type Relink } from '@relink/server'
import { Hono } from 'hono'
import type { PlaidApi, Transaction } from 'plaid'
import { isPerson, personCookie, readPerson } from './people.ts'

/** One line of the example's list of transactions. */
export interface TransactionLine {
  id: string
  bankName: string
  name: string
  date: string
  /** Money out is positive, as Plaid counts. */
  amount: number
  currency: string
}

const latest = 8

/** All that Plaid has, for the newest may be on the last page. A real app keeps the cursor and asks for what is new. */
const readTransactions = async (plaid: PlaidApi, access_token: string): Promise<Transaction[]> => {
  const all: Transaction[] = []
  let cursor = ''
  for (;;) {
    const { data } = await plaid.transactionsSync({ access_token, cursor, count: 500 })
    all.push(...data.added)
    if (!data.has_more) return all
    cursor = data.next_cursor
  }
}

/** The example's own routes, beside Relink's. */
export const createApi = (relink: Relink, plaid: PlaidApi): Hono => {
  const api = new Hono().basePath('/api')

  // A page of another origin can send forms but no JSON, so only JSON is taken.
  api.use(async (context, next) => {
    const { method, headers } = context.req.raw
    const hasBody = method === 'POST' || method === 'PUT'
    return hasBody && headers.get('content-type')?.startsWith('application/json') !== true
      ? context.json({ error: 'Send JSON.' }, 415)
      : next()
  })

  api.get('/session', (context) => context.json({ person: readPerson(context.req.raw) }))

  api.put('/session', async (context) => {
    const body = (await context.req.json().catch(() => null)) as { person?: unknown } | null
    const person = body?.person
    if (person !== null && !isPerson(person))
      return context.json({ error: 'Sign in as ada or grace.' }, 400)
    context.header('set-cookie', personCookie(person))
    return context.json({ person })
  })

  api.get('/transactions', async (context) => {
    const person = readPerson(context.req.raw)
    if (person === null) return context.json({ error: 'Sign in first.' }, 401)
    const items = await relink.listItems(person)
    const lines = await Promise.all(
      items.map((item) =>
        relink
          .withItem(person, item.id, (accessToken) => readTransactions(plaid, accessToken))
          .then((added) => added.map((transaction) => readLine(transaction, item.bankName)))
          // Relink has heard of it, and the person sees a banner; the other banks go on.
          .catch(() => []),
      ),
    )
    const newest = lines.flat().sort((a, b) => b.date.localeCompare(a.date))
    return context.json({ transactions: newest.slice(0, latest) })
  })

  // What happens to real connections after months, at once, so that repair can be tried.
  api.post('/items/:itemId/break', async (context) => {
    const person = readPerson(context.req.raw)
    if (person === null) return context.json({ error: 'Sign in first.' }, 401)
    const itemId = context.req.param('itemId')
    let isBroken = false
    await relink
      .withItem(person, itemId, async (access_token) => {
        await plaid.sandboxItemResetLogin({ access_token })
        isBroken = true
        // Plaid's webhook says so where it can reach this server; the next use notices anywhere.
        await plaid.accountsGet({ access_token })
      })
      .catch((error: unknown) => {
        if (!isBroken) throw error
      })
    return context.json({ broken: true })
  })

  // In place of Hono's, which prints errors whole; errors of the SDK can have tokens in them.
  api.onError((error, context) => {
    const missing = isRelinkError(error) && error.code === 'not_found'
    if (!missing) console.error(error.message)
    return missing
      ? context.json({ error: 'This bank is not among yours.' }, 404)
      : context.json({ error: 'That did not work. Try again.' }, 502)
  })

  return api
}

const readLine = (transaction: Transaction, bankName: string): TransactionLine => ({
  id: transaction.transaction_id,
  bankName,
  name: transaction.merchant_name ?? transaction.name,
  date: transaction.date,
  amount: transaction.amount,
  currency: transaction.iso_currency_code ?? 'USD',
})
