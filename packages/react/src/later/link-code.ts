// The chunk of what Link takes: its host, and what is set aside over the trip to the bank.
export { createPendingLinks, findReturn } from '@relink/core'
export { pageLocks } from '../browser/page-locks.ts'
export { webStore } from '../browser/web-store.ts'
export { PlaidLink } from '../plaid/plaid-link.tsx'
export { EmbeddedLink } from '../plaid/embedded-link.tsx'
