import { createSimulator, type Simulator, type SimulatorOptions } from '../create-simulator.ts'
import type { WorkflowAction, WorkflowAnswer } from './workflow-answer.ts'

type Failure = { error_code: string }

/** One walk through Link as a browser makes it, for tests. */
export interface LinkWalk {
  simulator: Simulator
  linkToken: string
  /** Asks the API, with keys. */
  api: <T>(path: string, body?: object) => Promise<T>
  start: (more?: object) => Promise<WorkflowAnswer>
  act: (...actions: WorkflowAction[]) => Promise<WorkflowAnswer>
  /** Sends any body to a route of the workflow, and gives what came back. */
  send: (route: string, body: object) => Promise<WorkflowAnswer & Partial<Failure>>
  poll: () => Promise<WorkflowAnswer>
  /** What happened so far, as `NAME` or `NAME view`. */
  story: () => string[]
}

/** Makes a link token and a walk that has not begun. */
export const walkLink = async (
  request: object = {},
  options: SimulatorOptions = {},
  simulator: Simulator = createSimulator(options),
): Promise<LinkWalk> => {
  const call = async (path: string, body: object): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await simulator.fetch(new Request(`http://plaid.test${path}`, init))
    return response.json()
  }
  const api = async <T>(path: string, body: object = {}): Promise<T> =>
    (await call(path, { client_id: 'client', secret: 'secret', ...body })) as T
  const { link_token: linkToken } = await api<{ link_token: string }>('/link/token/create', {
    client_name: 'Acorn',
    language: 'en',
    country_codes: ['US', 'GB', 'CA'],
    user: { client_user_id: 'ada' },
    ...('access_token' in request ? {} : { products: ['transactions'] }),
    ...request,
  })
  let session = ''
  const events: WorkflowAnswer['events'] = []
  const send: LinkWalk['send'] = async (route, body) => {
    const answer = (await call(`/link/workflow/${route}`, body)) as WorkflowAnswer &
      Partial<Failure>
    session = answer.link_session_id ?? session
    events.push(...(answer.events ?? []))
    return answer
  }
  const next = (action: WorkflowAction): ReturnType<LinkWalk['send']> =>
    send('next', { link_session_id: session, action })
  return {
    simulator,
    linkToken,
    api,
    send,
    start: (more = {}) => send('start', { link_token: linkToken, oauth_way: 'popup', ...more }),
    act: async (first, ...rest) => {
      if (!first) throw new Error('nothing to do')
      let answer = await next(first)
      for (const action of rest) answer = await next(action)
      return answer
    },
    poll: () => send('poll', { link_session_id: session }),
    story: () =>
      events.map(({ name, metadata }) =>
        metadata.view_name === null ? name : `${name} ${metadata.view_name}`,
      ),
  }
}

/** Reads where an answer has come to: an error code if there is one, or the pane. */
export const endOf = (answer: WorkflowAnswer & Partial<Failure>): string =>
  answer.error_code ?? answer.leaving.error?.error_code ?? answer.pane.id

/** What a person does up to choosing a bank and signing in there. */
export const chooseBank = (institution = 'ins_109508'): WorkflowAction[] => [
  { type: 'agree' },
  { type: 'select_institution', institution_id: institution },
]

/** A user name and a password, typed. */
export const signingIn = (username = 'user_good', password = 'pass_good'): WorkflowAction => ({
  type: 'submit_credentials',
  username,
  password,
})
