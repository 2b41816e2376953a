import { listIssues } from '@relink/core/catalogue'
import { sandboxTable, type Simulator } from '@relink/simulator'
import type { InputType } from 'storybook/internal/types'
import { connectedBankNames, type BankName } from './connected-banks.ts'
import { healthStates } from './health-states.ts'
import type { Scene } from './scene.ts'
import type { Send } from './plaid-calls.ts'

/** Every code of Plaid's that the catalogue names, in alphabetical order. */
export const plaidCodes: readonly string[] = [
  ...new Set(listIssues().flatMap(({ codes }) => codes.filter((code) => /^[A-Z_]+$/.test(code)))),
].sort()

const none = '(none)'

/** The banks of the Sandbox: id and name. */
const banks = Object.fromEntries(
  sandboxTable
    .filter(({ kind }) => kind === 'institution')
    .map(({ input, what }) => [input, what.replace(/\. .*$/, '')]),
)

const inWorld = { table: { category: 'The world around it' } }

const errorCode: InputType = {
  ...inWorld,
  control: 'select',
  options: [none, ...plaidCodes],
  description: 'What goes wrong at the bank: one of Plaid’s codes.',
}

/** What can be chosen of the world in which a bank is connected. */
export interface LinkChoices {
  /** An institution's id; Link begins at that bank. */
  bank: string
  errorCode: string
}

export const linkChoices: LinkChoices = { bank: none, errorCode: none }

export const linkControls: Record<keyof LinkChoices, InputType> = {
  bank: {
    ...inWorld,
    control: { type: 'select', labels: banks },
    options: [none, ...Object.keys(banks)],
    description: 'Where Link begins; otherwise the person chooses there.',
  },
  errorCode,
}

/** Lets Link begin at a bank, and fail there with a code once the person has signed in. */
export const linkScene = ({ bank, errorCode }: LinkChoices): Scene => ({
  key: `${bank} ${errorCode}`,
  link: (send, simulator) => async (request) => {
    const { pathname } = new URL(request.url)
    if (bank !== none && pathname === '/link/workflow/start')
      return send(await withBody(request, { first_institution_id: bank }))
    if (errorCode !== none && (await isSignIn(request, pathname)))
      return failOnce(send, simulator, errorCode)(request)
    return send(request)
  },
})

const isSignIn = async (request: Request, pathname: string): Promise<boolean> => {
  if (pathname === '/bank/oauth') return request.method === 'POST'
  if (pathname !== '/link/workflow/next') return false
  const { action } = (await request.clone().json()) as { action: { type: string } }
  return action.type === 'submit_credentials'
}

const failOnce =
  (send: Send, { control }: Simulator, code: string): Send =>
  async (request) => {
    await control.addFault({ where: '/link/workflow/*', kind: 'fail', errorCode: code, times: 1 })
    return send(request)
  }

const withBody = async (request: Request, more: object): Promise<Request> =>
  new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: JSON.stringify({ ...((await request.json()) as object), ...more }),
  })

/** What can be chosen of the world in which a connection stands. */
export interface ItemChoices {
  bank: BankName
  /** How the connection is, as its place in the list of states. */
  health: string
  errorCode: string
}

const healthNames = Object.fromEntries(
  healthStates.map((health, index) => [
    String(index),
    [health.status, 'reason' in health ? health.reason : null, 'why' in health ? health.why : null]
      .filter((part) => part !== null)
      .join(', '),
  ]),
)

export const itemChoices: ItemChoices = {
  bank: 'First Platypus Bank',
  health: '0',
  errorCode: none,
}

export const itemControls: Record<keyof ItemChoices, InputType> = {
  bank: { ...inWorld, control: 'select', options: connectedBankNames },
  health: {
    ...inWorld,
    control: { type: 'select', labels: { [none]: 'healthy', ...healthNames } },
    options: [none, ...Object.keys(healthNames)],
    description: 'How the connection is. An error code says it in its place.',
  },
  errorCode,
}

/** Connects a bank, and lets its connection be so. */
export const itemScene = ({ bank, health, errorCode }: ItemChoices): Scene => ({
  key: `${bank} ${health} ${errorCode}`,
  banks: [bank],
  prepare: async ({ backend, simulator }) => {
    const state = healthStates[Number(health)]
    if (errorCode !== none) {
      await simulator.control.breakItem('item-0', { code: errorCode })
      await backend.look()
    } else if (state !== undefined) {
      backend.warn('item-0', state)
    }
  },
})
