import type { Simulator } from '../create-simulator.ts'
import type { Pane } from '../workflow/workflow-answer.ts'

/** Sends the form of the bank's page to which a pane leads, for tests. */
export const decideByForm = async (
  simulator: Simulator,
  pane: Pane,
  fields: Record<string, string>,
): Promise<Response> => {
  const path = pane.id === 'oauth' ? pane.bankPath : null
  if (path === null) throw new Error(`${pane.id} leads to no bank`)
  const page = new URL(path, 'http://plaid.test')
  const body = new URLSearchParams({ state: page.searchParams.get('state') ?? '', ...fields })
  return simulator.fetch(new Request('http://plaid.test/bank/oauth', { method: 'POST', body }))
}
