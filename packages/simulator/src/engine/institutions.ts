/** A bank that Plaid's Sandbox offers. */
export interface Institution {
  id: string
  name: string
  /** Where its site would be; shown under the name. */
  host: string
  oauth: boolean
  health: 'healthy' | 'degraded' | 'down' | 'unsupported'
  countryCodes: readonly string[]
  /** Where one bank has several doors, the names that Link lets people choose from. */
  brands: readonly string[]
  /** What kind of trip its own page is: `qr` waits for a second device, `app_to_app` returns in another tab. */
  trip: 'plain' | 'app_to_app' | 'qr'
  /** Days until the person has to consent again; null for never. */
  consentDays: number | null
  /** The routing number by which it is found, and by which Auth's match flows know it. */
  routingNumber: string | null
  /** Whether another Item of the same login breaks those before it: always, or when it shares other accounts. */
  secondBreaksFirst: 'always' | 'other_accounts' | 'never'
}

type Rest = Partial<Omit<Institution, 'id' | 'name' | 'host'>>

const bank = (id: string, name: string, host: string, rest: Rest = {}): Institution => ({
  id,
  name,
  host,
  oauth: false,
  health: 'healthy',
  countryCodes: ['US'],
  brands: [],
  trip: 'plain',
  consentDays: null,
  routingNumber: null,
  secondBreaksFirst: 'never',
  ...rest,
})

// https://plaid.com/docs/sandbox/institutions/
/** The Sandbox institutions that the simulator knows, in the order in which Link lists them. */
export const institutions: readonly Institution[] = [
  bank('ins_109508', 'First Platypus Bank', 'first-platypus.example', {
    countryCodes: ['US', 'CA', 'GB'],
    routingNumber: '011401533',
  }),
  bank('ins_127287', 'Platypus OAuth Bank', 'platypus-oauth.example', {
    oauth: true,
    consentDays: 365,
  }),
  bank('ins_109509', 'First Gingham Credit Union', 'gingham.example'),
  // Plaid documents no institution of the Sandbox with brands; here this one has two.
  bank('ins_109510', 'Tattersall Federal Credit Union', 'tattersall.example', {
    brands: ['Personal banking', 'Business banking'],
  }),
  bank('ins_109511', 'Tartan Bank', 'tartan.example'),
  bank('ins_109512', 'Houndstooth Bank', 'houndstooth.example', { routingNumber: '021000021' }),
  bank('ins_130016', 'First Platypus Balance Bank', 'balance.example'),
  bank('ins_135858', 'Windowpane Bank', 'windowpane.example', { routingNumber: '333333334' }),
  bank('ins_43', 'Tartan-Dominion Bank of Canada', 'tartan-dominion.example', {
    countryCodes: ['CA'],
  }),
  bank('ins_132241', 'First Platypus OAuth App2App Bank', 'app2app.example', {
    oauth: true,
    trip: 'app_to_app',
    consentDays: 365,
  }),
  bank('ins_116834', 'Flexible Platypus Open Banking (UK)', 'flexible.example', {
    oauth: true,
    countryCodes: ['GB'],
    consentDays: 180,
  }),
  bank('ins_117650', 'Royal Bank of Plaid', 'royal.example', {
    oauth: true,
    countryCodes: ['GB'],
    consentDays: 180,
  }),
  bank('ins_117181', 'Flexible Platypus Open Banking', 'open-banking.example', {
    oauth: true,
    trip: 'qr',
    countryCodes: ['GB'],
    consentDays: 180,
  }),
  bank('ins_132363', 'Unhealthy Platypus Bank - Degraded', 'degraded.example', {
    health: 'degraded',
  }),
  bank('ins_132361', 'Unhealthy Platypus Bank - Down', 'down.example', { health: 'down' }),
  bank(
    'ins_133402',
    'Unsupported Platypus Bank - Institution Not Supported',
    'unsupported.example',
    {
      health: 'unsupported',
    },
  ),
  bank('ins_133502', 'Platypus Bank RUX Auth', 'rux-auth.example'),
  bank('ins_133503', 'Platypus Bank RUX Match', 'rux-match.example'),
  // https://plaid.com/docs/link/duplicate-items/ : real banks under their real ids, which the Sandbox lets behave like
  // any other. They come last, so that whoever looks for a bank of the Sandbox finds it where it was.
  bank('ins_56', 'Chase', 'chase.example', { oauth: true, secondBreaksFirst: 'other_accounts' }),
  bank('ins_13', 'PNC', 'pnc.example', {
    oauth: true,
    consentDays: 365,
    secondBreaksFirst: 'always',
  }),
  bank('ins_15', 'Navy Federal Credit Union', 'navy-federal.example', {
    oauth: true,
    consentDays: 365,
    secondBreaksFirst: 'always',
  }),
  bank('ins_11', 'Charles Schwab', 'schwab.example', { oauth: true, secondBreaksFirst: 'always' }),
]

/** Finds an institution by Plaid's id for it. */
export const findInstitution = (id: string | null): Institution | undefined =>
  institutions.find((institution) => institution.id === id)
