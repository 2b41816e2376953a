import type { WorkflowAction, WorkflowAnswer } from '../workflow/workflow-answer.ts'

/** Connects First Platypus Bank with all accounts, over HTTP, and returns the public token. */
export const connectBank = async (origin: string, linkToken: string): Promise<string> => {
  const post = async (path: string, body: object): Promise<WorkflowAnswer> => {
    const response = await fetch(`${origin}/link/workflow/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await response.json()) as WorkflowAnswer
  }
  const { link_session_id } = await post('start', { link_token: linkToken })
  const next = (action: WorkflowAction): Promise<WorkflowAnswer> =>
    post('next', { link_session_id, action })
  await next({ type: 'agree' })
  await next({ type: 'select_institution', institution_id: 'ins_109508' })
  await next({ type: 'submit_credentials', username: 'user_good', password: 'pass_good' })
  const accounts = ['checking', 'savings', 'credit-card']
  const { result } = await next({ type: 'submit_accounts', accounts })
  if (!result) throw new Error('Link did not finish')
  return result.public_token
}
