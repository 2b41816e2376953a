import { PlaidFailure, type LinkError } from '../engine/plaid-failure.ts'
import type { OAuthWay } from '../engine/simulator-state.ts'
import type { WorkflowAction, WorkflowAnswer } from '../workflow/workflow-answer.ts'

/** What Link is opened with. */
export interface Beginning {
  linkToken: string
  receivedRedirectUri: string | null
  oauthWay: OAuthWay
  /** The bank that was chosen in the embedded list. */
  firstInstitutionId: string | null
}

/** How Link's panes ask the engine what comes next. */
export interface WorkflowClient {
  start: (beginning: Beginning) => Promise<WorkflowAnswer>
  next: (sessionId: string, action: WorkflowAction) => Promise<WorkflowAnswer>
  poll: (sessionId: string) => Promise<WorkflowAnswer>
}

const unreachable: LinkError = {
  error_type: 'API_ERROR',
  error_code: 'INTERNAL_SERVER_ERROR',
  error_message: 'the simulator could not be reached',
  display_message: null,
}

const isError = (body: unknown): body is LinkError =>
  typeof body === 'object' && body !== null && 'error_code' in body

/** Makes a client that rejects with a PlaidFailure alone, whatever goes wrong. */
export const createWorkflowClient = (
  fetch: (request: Request) => Promise<Response>,
  origin: string,
): WorkflowClient => {
  const post = async (path: string, body: object): Promise<WorkflowAnswer> => {
    const request = new Request(`${origin}/link/workflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    let answer: unknown
    try {
      const response = await fetch(request)
      answer = await response.json()
    } catch {
      throw new PlaidFailure(unreachable, 500)
    }
    if (isError(answer)) {
      const { error_type, error_code, error_message, display_message } = answer
      throw new PlaidFailure({ error_type, error_code, error_message, display_message })
    }
    return answer as WorkflowAnswer
  }
  return {
    start: (beginning) =>
      post('start', {
        link_token: beginning.linkToken,
        received_redirect_uri: beginning.receivedRedirectUri,
        oauth_way: beginning.oauthWay,
        first_institution_id: beginning.firstInstitutionId,
      }),
    next: (sessionId, action) => post('next', { link_session_id: sessionId, action }),
    poll: (sessionId) => post('poll', { link_session_id: sessionId }),
  }
}
