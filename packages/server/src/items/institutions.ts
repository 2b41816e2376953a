import type { PlaidInstitution } from '../plaid/plaid.ts'
import type { ServerContext } from '../server-context.ts'
import type { Region } from './stored-item.ts'

/** How long what Plaid says of a bank is good for, in milliseconds. */
const goodFor = 60_000

/** Banks, as Plaid says they are; asked for at most once a minute each. */
export interface Institutions {
  /** Null where Plaid cannot say. */
  read(institutionId: string): Promise<PlaidInstitution | null>
}

/** Remembers what Plaid says of banks. */
export const createInstitutions = ({
  plaid,
  settings,
  log,
  now,
}: Pick<ServerContext, 'plaid' | 'settings' | 'log' | 'now'>): Institutions => {
  const known = new Map<string, { at: number; answer: Promise<PlaidInstitution | null> }>()
  return {
    read(institutionId) {
      const found = known.get(institutionId)
      if (found !== undefined && now() - found.at < goodFor) return found.answer
      const answer = plaid
        .readInstitution(institutionId, settings.countryCodes)
        .catch((error: unknown) => {
          log('warn', 'institution_not_read', { institutionId, error })
          return null
        })
      known.set(institutionId, { at: now(), answer })
      return answer
    },
  }
}

const american = new Set(['US', 'CA'])

/** Which region some countries are in; null when they are in both. */
const commonRegion = (countryCodes: readonly string[]): Region | null => {
  if (countryCodes.every((code) => american.has(code))) return 'america'
  return countryCodes.some((code) => american.has(code)) ? null : 'europe'
}

/**
 * Where a bank's Items belong: by the server's own countries, else by the bank's. A bank of both is taken
 * for an American one. Null when Plaid cannot say now.
 */
export const findRegion = async (
  { settings, institutions }: Pick<ServerContext, 'settings' | 'institutions'>,
  institutionId: string | null,
): Promise<Region | null> => {
  const own = commonRegion(settings.countryCodes)
  if (own !== null || institutionId === null) return own
  const institution = await institutions.read(institutionId)
  return institution && (commonRegion(institution.countryCodes) ?? 'america')
}
