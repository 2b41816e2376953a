import {
  deriveHealth,
  healthChangesAt,
  isWorking,
  noSignals,
  RelinkError,
  type Account,
  type Item,
  type ItemHealth,
  type ItemSignals,
  type PlaidEnvironment,
} from '@relink/core'
import type { SqlRow } from '../store/store.ts'

/** Where a bank is, as far as Plaid treats its Items differently. */
export type Region = 'america' | 'europe'

/** An Item as it is stored: what is known of it, and what no browser may see. Times are milliseconds. */
export interface StoredItem {
  id: string
  owner: string
  environment: PlaidEnvironment
  institutionId: string | null
  bankName: string
  /** Null as long as it is not known. */
  region: Region | null
  accounts: Account[]
  /** What was heard of it; its health is made of that. */
  signals: ItemSignals
  /** The health that the app knows of; null as long as it was told of none. */
  toldHealth: ItemHealth | null
  sealedAccessToken: string
  connectedAt: number
  /** When what a person sees of it last changed. */
  updatedAt: number
  /** Which of its owner's changes it was last part of; of two writers the one that saw this is not late. */
  change: number
}

const readSignals = (text: unknown): ItemSignals => ({
  ...noSignals,
  ...(typeof text === 'string' ? (JSON.parse(text) as Partial<ItemSignals>) : {}),
})

const readHealth = (text: unknown): ItemHealth | null =>
  typeof text === 'string' ? (JSON.parse(text) as ItemHealth) : null

/** Reads a row. Throws `environment_mismatch` when it is of another environment than the server. */
export const readStoredItem = (row: SqlRow, environment: PlaidEnvironment): StoredItem => {
  const stored: StoredItem = {
    id: String(row['id']),
    owner: String(row['owner']),
    environment: row['environment'] as PlaidEnvironment,
    institutionId: row['institution_id'] as string | null,
    bankName: String(row['bank_name']),
    region: row['region'] as Region | null,
    accounts: JSON.parse(String(row['accounts'])) as Account[],
    signals: readSignals(row['signals']),
    toldHealth: readHealth(row['told_health']),
    sealedAccessToken: String(row['sealed_access_token']),
    connectedAt: Number(row['connected_at']),
    updatedAt: Number(row['updated_at']),
    change: Number(row['change']),
  }
  if (stored.environment === environment) return stored
  throw new RelinkError(
    'environment_mismatch',
    `Failed to use the Item ${stored.id}: it was connected in Plaid's ${stored.environment} and this server runs in ${environment}. Use one database for each environment.`,
  )
}

const isoTime = (time: number): string => new Date(time).toISOString()

/** How an Item is at this moment. */
export const healthOf = ({ signals, region }: StoredItem, now: number): ItemHealth =>
  deriveHealth(signals, { now, region: region ?? 'america' })

/** The Item as its person may see it at this moment: chosen field by field, no token among them. */
export const showItem = (stored: StoredItem, now: number): Item => {
  const { signals } = stored
  const changesAt = healthChangesAt(signals, now)
  return {
    id: stored.id,
    institutionId: stored.institutionId,
    bankName: stored.bankName,
    health: healthOf(stored, now),
    healthChangesIn: changesAt === null ? null : changesAt - now,
    expiresAt: signals.consentEndsAt === null ? null : isoTime(signals.consentEndsAt),
    accounts: stored.accounts,
    connectedAt: isoTime(stored.connectedAt),
    updatedAt: isoTime(stored.updatedAt),
  }
}

/** Whether data comes from the Item, as far as is known. */
export const isWorkingItem = (stored: StoredItem, now: number): boolean =>
  isWorking(healthOf(stored, now))
