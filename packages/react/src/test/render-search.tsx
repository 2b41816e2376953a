import { screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import {
  EmbeddedBankSearch,
  type EmbeddedBankSearchProps,
} from '../components/embedded-bank-search.tsx'
import { chooseInSearch, pressInLink, signIn } from './link-driver.ts'
import { renderWithRelink, type RenderedPage, type RenderOptions } from './render-with-relink.tsx'
import { startServers, type LinkCallbacks } from './start-servers.ts'

/** A search that the page made with `Plaid.createEmbedded`. */
interface MadeSearch {
  token: string
  isDestroyed: boolean
  /** Calls the page back as Plaid's script does, whatever Link shows. */
  callbacks: LinkCallbacks
}

/** `Plaid.createEmbedded`, as far as tests stand in its way. */
export type CreateEmbedded = (options: { token: string }, host: HTMLElement) => { destroy(): void }

/** Plaid's script, for tests that stand in its way. */
export const plaidScript = (): { createEmbedded: CreateEmbedded } =>
  (window as unknown as { Plaid: { createEmbedded: CreateEmbedded } }).Plaid

/** Notes what `Plaid.createEmbedded` gets and what becomes of it. */
export const watchEmbedded = (): MadeSearch[] => {
  const made: MadeSearch[] = []
  const { createEmbedded } = plaidScript()
  plaidScript().createEmbedded = (given, host) => {
    const { destroy } = createEmbedded(given, host)
    const search: MadeSearch = {
      token: given.token,
      isDestroyed: false,
      callbacks: given as unknown as LinkCallbacks,
    }
    made.push(search)
    return {
      destroy: () => {
        search.isDestroyed = true
        destroy()
      },
    }
  }
  return made
}

/** Shows a page with the search, or with more than that. */
export const renderSearch = async (
  props: EmbeddedBankSearchProps = {},
  options: RenderOptions = {},
  ui: ReactElement = <EmbeddedBankSearch {...props} />,
): Promise<RenderedPage & { made: MadeSearch[] }> => {
  const servers = options.servers ?? (await startServers())
  const made = watchEmbedded()
  return { ...(await renderWithRelink(ui, { ...options, servers })), made }
}

/** The search, by its name in English. */
export const findSearch = (): HTMLElement =>
  screen.getByRole('region', { name: 'Choose your bank' })

/** How far the search's flow is. */
export const searchStatus = (): string | undefined => findSearch().dataset['status']

/** Chooses a bank in the search and walks through Link up to its last pane. */
export const walkFromSearch = async (bank?: string): Promise<void> => {
  await chooseInSearch(bank)
  await pressInLink('Continue')
  await signIn()
  await pressInLink('Continue')
}
