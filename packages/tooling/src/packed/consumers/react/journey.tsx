// A person connects a bank on a page that was rendered on a server: Relink's real server, Plaid's simulator in the page.
import './page-globals.js'
import { useItems, BankLinkButton } from '@relink/react'
import { createRelink } from '@relink/server'
import { memoryStore } from '@relink/server/sqlite'
import { serveSimulator } from '@relink/simulator/node'
import { installSimulator } from '@relink/simulator/testing'
import { Configuration, PlaidApi } from 'plaid'
import { StrictMode, version } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { Around } from './every-component.js'

const origin = 'http://localhost:3000'
const complaints: string[] = []
for (const kind of ['error', 'warn'] as const)
  console[kind] = (...parts: unknown[]) => void complaints.push(parts.map(String).join(' '))

const { origin: plaidOrigin, simulator } = await serveSimulator()
const relink = createRelink({
  plaid: new PlaidApi(
    new Configuration({
      basePath: plaidOrigin,
      baseOptions: {
        adapter: 'http',
        headers: { 'PLAID-CLIENT-ID': 'client', 'PLAID-SECRET': 'secret' },
      },
    }),
  ),
  environment: 'sandbox',
  authorize: () => 'ann',
  store: memoryStore(),
  redirectUri: `${origin}/oauth`,
  clientName: 'Test app',
  development: true,
  encryptionKeys: [{ kid: 'test', key: 'a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s' }],
  logger: () => undefined,
})
// What the page asks of its own origin goes to Relink's server.
globalThis.fetch = (input, init = {}) => {
  const { signal: _, ...rest } = init
  const headers = { ...(rest.headers as Record<string, string>), origin }
  return relink.fetch(new Request(new URL(String(input), origin), { ...rest, headers }))
}
const link = installSimulator({ simulator })

const said: string[] = []
const Banks = () => {
  const { data: items = [] } = useItems()
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>{item.bankName}</li>
      ))}
    </ul>
  )
}
const page = (
  <StrictMode>
    <Around onLinked={(bankName) => void said.push(bankName)}>
      <BankLinkButton>Connect a bank</BankLinkButton>
      <Banks />
    </Around>
  </StrictMode>
)

const until = async (what: string, isSo: () => boolean): Promise<void> => {
  const end = Date.now() + 10_000
  while (!isSo()) {
    if (Date.now() > end)
      throw new Error(`${what} did not happen. The page:\n${document.body.innerHTML}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root.')
root.innerHTML = renderToString(page)
hydrateRoot(root, page, { onRecoverableError: (error) => complaints.push(String(error)) })

await until('hydration', () =>
  Object.keys(root.querySelector('button') ?? {}).some((key) => key.startsWith('__reactProps')),
)
root.querySelector('button')?.click()
await link.succeed()
await until('the bank in the list', () => root.querySelector('li')?.textContent !== undefined)
await until('onLinked', () => said.length === 1)
if (complaints.length > 0) throw new Error(`Something complained:\n${complaints.join('\n')}`)
process.stdout.write(`React ${version}: ${said.join()} is connected\n`)
process.exit(0)
