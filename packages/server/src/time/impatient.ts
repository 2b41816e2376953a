import type { ServerContext } from '../server-context.ts'
import { inTime } from './in-time.ts'

/** Milliseconds that Plaid may take for an answer. */
const patience = 15_000

/** What the app does about a change may take long, or for ever, and what comes next has to be done. */
export const withoutWaiting = (context: ServerContext): ServerContext => {
  const { handlers } = context.settings
  const told: typeof handlers = {
    linked: async (event) => void handlers.linked(event),
    updated: async (event) => void handlers.updated(event),
    removed: async (event) => void handlers.removed(event),
    healthChanged: async (event) => void handlers.healthChanged(event),
    accountsRemoved: async (event) => void handlers.accountsRemoved(event),
    linkLost: async (event) => void handlers.linkLost(event),
  }
  return { ...context, settings: { ...context.settings, handlers: told } }
}

/**
 * Waits neither for the app's handlers nor long for Plaid. An exchange and a rotation are waited for all the
 * same: a token that came after we gave up would be lost.
 */
export const impatient = (context: ServerContext): ServerContext => {
  const { plaid, institutions } = context
  return {
    ...withoutWaiting(context),
    plaid: {
      ...plaid,
      readItem: (token) => inTime(plaid.readItem(token), patience, 'read the Item'),
      readAccounts: (token) => inTime(plaid.readAccounts(token), patience, 'read the accounts'),
      removeItem: (token, reason) =>
        inTime(plaid.removeItem(token, reason), patience, 'remove the Item'),
    },
    institutions: {
      read: (id) =>
        inTime(institutions.read(id), patience, 'read the institution').catch(() => null),
    },
  }
}
