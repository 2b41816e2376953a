/** A bank that Plaid's Sandbox offers. */
export interface Institution {
  id: string
  name: string
  /** Where its site would be; shown under the name. */
  host: string
  oauth: boolean
  health: 'healthy' | 'degraded' | 'down' | 'unsupported'
  countryCodes: readonly string[]
}

const bank = (
  id: string,
  name: string,
  host: string,
  rest: Partial<Pick<Institution, 'oauth' | 'health' | 'countryCodes'>> = {},
): Institution => ({
  id,
  name,
  host,
  oauth: false,
  health: 'healthy',
  countryCodes: ['US'],
  ...rest,
})

// https://plaid.com/docs/sandbox/institutions/
/** The Sandbox institutions that the simulator knows, in the order in which Link lists them. */
export const institutions: readonly Institution[] = [
  bank('ins_109508', 'First Platypus Bank', 'first-platypus.example', {
    countryCodes: ['US', 'CA', 'GB'],
  }),
  bank('ins_127287', 'Platypus OAuth Bank', 'platypus-oauth.example', { oauth: true }),
  bank('ins_109509', 'First Gingham Credit Union', 'gingham.example'),
  bank('ins_109511', 'Tartan Bank', 'tartan.example'),
  bank('ins_109512', 'Houndstooth Bank', 'houndstooth.example'),
  bank('ins_132241', 'First Platypus OAuth App2App Bank', 'app2app.example', { oauth: true }),
  bank('ins_117181', 'Flexible Platypus Open Banking', 'open-banking.example', {
    oauth: true,
    countryCodes: ['GB'],
  }),
  bank('ins_132363', 'Unhealthy Platypus Bank - Degraded', 'degraded.example', {
    health: 'degraded',
  }),
  bank('ins_132361', 'Unhealthy Platypus Bank - Down', 'down.example', { health: 'down' }),
  bank('ins_133402', 'Unsupported Platypus Bank', 'unsupported.example', {
    health: 'unsupported',
  }),
]

/** Finds an institution by Plaid's id for it. */
export const findInstitution = (id: string | null): Institution | undefined =>
  institutions.find((institution) => institution.id === id)
