import { createSimulator, type Simulator } from '../create-simulator.ts'
import { institutions } from '../engine/institutions.ts'
import { chooseBank, signingIn, walkLink, type LinkWalk } from './walk-link.fixture.ts'
import type { WorkflowAnswer } from './workflow-answer.ts'

const redirectUri = 'https://app.test/oauth'

/** A world with an app's server in it, and webhooks that arrive. */
export interface BankWorld {
  simulator: Simulator
  /** What the app's webhook was sent, in order. */
  webhooks: Record<string, unknown>[]
  /** Moves the clock, and waits until what came due has been delivered. */
  pass: (milliseconds: number) => Promise<void>
  /** Links a bank and exchanges its public token. */
  link: (
    institutionId?: string,
    options?: { accounts?: string[]; clientUserId?: string },
  ) => Promise<LinkedBank>
  /** Goes through update mode at the bank of an Item. */
  repair: (
    accessToken: string,
    request?: object,
    accounts?: string[],
  ) => Promise<WorkflowAnswer & { error_code?: string }>
  /** Asks the API for an Item. */
  ask: (path: string, accessToken: string, body?: object) => Promise<Record<string, unknown>>
  /** What `/item/get` says is wrong with an Item; null when it works. */
  errorOf: (accessToken: string) => Promise<unknown>
}

/** A bank that was linked. */
export interface LinkedBank {
  itemId: string
  accessToken: string
}

const isOAuth = (institutionId: string): boolean =>
  institutions.some(({ id, oauth }) => id === institutionId && oauth)

/** Makes a world in which time stands still until it is moved. */
export const startBankWorld = (): BankWorld => {
  const webhooks: Record<string, unknown>[] = []
  const simulator = createSimulator({
    now: () => Date.UTC(2026, 0, 5),
    deliver: async (request) => {
      webhooks.push((await request.json()) as Record<string, unknown>)
      return new Response()
    },
  })
  const walk = (request: object): Promise<LinkWalk> =>
    walkLink({ redirect_uri: redirectUri, ...request }, {}, simulator)

  const visitBank = async (
    { linkToken, start }: LinkWalk,
    institutionId: string,
    accounts?: string[],
  ): ReturnType<LinkWalk['send']> => {
    const stateId = simulator.approveAtBank({
      linkToken,
      institutionId,
      ...(accounts && { accounts }),
    })
    const uri = `${redirectUri}?oauth_state_id=${stateId}`
    return start({ received_redirect_uri: uri, oauth_way: 'redirect' })
  }

  return {
    simulator,
    webhooks,
    pass: async (milliseconds) => {
      await simulator.control.advanceClock(milliseconds)
      await simulator.idle()
    },
    link: async (institutionId = 'ins_109508', { accounts, clientUserId = 'ada' } = {}) => {
      const linking = await walk({
        user: { client_user_id: clientUserId },
        webhook: 'https://app.test/webhook',
      })
      let answer: WorkflowAnswer
      if (isOAuth(institutionId)) answer = await visitBank(linking, institutionId, accounts)
      else {
        await linking.start()
        answer = await linking.act(...chooseBank(institutionId), signingIn(), {
          type: 'submit_accounts',
          accounts: accounts ?? ['checking', 'savings', 'credit-card'],
        })
      }
      const exchanged = await linking.api<{ item_id: string; access_token: string }>(
        '/item/public_token/exchange',
        { public_token: answer.result?.public_token },
      )
      return { itemId: exchanged.item_id, accessToken: exchanged.access_token }
    },
    repair: async (accessToken, request = {}, accounts) => {
      const repairing = await walk({ access_token: accessToken, ...request })
      const answer: WorkflowAnswer & { error_code?: string } = await repairing.start()
      if (answer.error_code !== undefined || answer.pane.id === 'error') return answer
      if (answer.pane.id === 'oauth') return visitBank(repairing, '', accounts)
      const signedIn = await repairing.act(signingIn())
      if (signedIn.pane.id !== 'select_account') return signedIn
      return repairing.act({
        type: 'submit_accounts',
        accounts: accounts ?? signedIn.pane.accounts.map(({ key }) => key),
      })
    },
    ask: async (path, accessToken, body = {}) =>
      (await walk({})).api(path, { access_token: accessToken, ...body }),
    errorOf: async (accessToken) => {
      const { item } = await (
        await walk({})
      ).api<{ item: { error: unknown } }>('/item/get', {
        access_token: accessToken,
      })
      return item.error
    },
  }
}

/** Reads the codes of webhooks. */
export const codesOf = (webhooks: readonly Record<string, unknown>[]): unknown[] =>
  webhooks.map(({ webhook_code }) => webhook_code)
