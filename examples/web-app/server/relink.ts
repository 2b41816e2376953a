import { createRelink } from '@relink/server'
import { sqliteStore } from '@relink/server/sqlite'
import type { PlaidApi } from 'plaid'
import { readPerson } from './people.ts'

interface BankingOptions {
  plaid: PlaidApi
  origin: string
  dataFile: string
  development: boolean
}

export const createBanking = ({ plaid, origin, dataFile, development }: BankingOptions) =>
  createRelink({
    plaid,
    environment: 'sandbox',
    clientName: 'Larder',
    redirectUri: `${origin}/oauth`,
    store: sqliteStore(dataFile),
    authorize: readPerson,
    development,
  })
