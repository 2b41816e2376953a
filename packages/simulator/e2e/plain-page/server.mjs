import express from 'express'
import { Configuration, PlaidApi } from 'plaid'
const { PORT, PAGES, PLAID_BASE, PLAID_CLIENT_ID, PLAID_SECRET } = process.env
const headers = { 'PLAID-CLIENT-ID': PLAID_CLIENT_ID, 'PLAID-SECRET': PLAID_SECRET }
const plaid = new PlaidApi(new Configuration({ basePath: PLAID_BASE, baseOptions: { headers } }))
const request = { client_name: 'Plain page', language: 'en', country_codes: ['US'], user: { client_user_id: 'ada' }, redirect_uri: `http://localhost:${PORT}/` }
const app = express().use(express.json(), express.static(PAGES))
let access_token
app.post('/link-token', async ({ body }, answer) => answer.json((await plaid.linkTokenCreate({ ...request, ...(body.update ? { access_token } : { products: ['transactions'] }) })).data))
app.post('/exchange', async ({ body }, answer) => answer.json({ id: ({ access_token } = (await plaid.itemPublicTokenExchange(body)).data).item_id }))
app.get('/accounts', async (_, answer) => answer.json((await plaid.accountsGet({ access_token })).data.accounts.map(({ name }) => name)))
app.listen(PORT)
