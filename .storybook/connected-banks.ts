import { emptyState, type Item, type SimulatorState } from '@relink/simulator'

const institutions = {
  'First Platypus Bank': 'ins_109508',
  'Platypus OAuth Bank': 'ins_127287',
  'Tartan Bank': 'ins_109511',
  'Houndstooth Bank': 'ins_109512',
} as const

/** The names of those banks. */
export const connectedBankNames = Object.keys(institutions) as readonly BankName[]

/** A bank of the simulator's that a story can begin with. */
export type BankName = keyof typeof institutions

/** What a simulator remembers of people who connected these banks before. */
export const connectedBanks = (
  banks: readonly BankName[],
): { state: SimulatorState; accessTokens: string[] } => {
  const items = banks.map(itemOf)
  return {
    state: {
      ...emptyState(),
      items: Object.fromEntries(items.map((item) => [item.id, item])),
      accessTokens: Object.fromEntries(items.map((item) => [item.accessToken, item.id])),
    },
    accessTokens: items.map(({ accessToken }) => accessToken),
  }
}

const itemOf = (bank: BankName, index: number): Item => ({
  id: `item-${index}`,
  accessToken: `access-sandbox-00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  institutionId: institutions[bank],
  clientUserId: 'ada',
  userId: null,
  login: { username: 'user_good', accounts: null },
  products: ['transactions'],
  consentedProducts: ['transactions'],
  webhook: null,
  createdAt: Date.now(),
  workingSince: Date.now(),
  problem: null,
  consentExpiresAt: null,
  accounts: ['checking', 'savings'].map((key) => ({
    id: `account-${index}-${key}`,
    key,
    verification: null,
  })),
  authMethod: null,
  wrongCodes: 0,
  announced: [],
  lastWebhook: null,
})
