export interface Settings {
  /** Null without keys. */
  plaid: { clientId: string; secret: string; environment: 'sandbox' | 'production' } | null
  /** Where the simulator answers; null with keys, and until it runs. */
  simulatorOrigin: string | null
  /** Where people reach the app. */
  origin: string
  /** Where Items are kept. */
  folder: string
}

/** Read anew each time, for instrumentation.ts adds to the environment. */
export const readSettings = (): Settings => {
  const { PLAID_CLIENT_ID: clientId, PLAID_SECRET: secret, PLAID_ENV: environment } = process.env
  const { SIMULATOR_ORIGIN, APP_ORIGIN, PORT = '3000', DATA_FOLDER = '.data' } = process.env
  const plaid =
    clientId && secret
      ? {
          clientId,
          secret,
          environment:
            environment === 'production' ? ('production' as const) : ('sandbox' as const),
        }
      : null
  return {
    plaid,
    simulatorOrigin: plaid === null ? (SIMULATOR_ORIGIN ?? null) : null,
    origin: APP_ORIGIN ?? `http://localhost:${PORT}`,
    folder: DATA_FOLDER,
  }
}
