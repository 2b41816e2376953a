import type { Account, LinkInstitution } from '@relink/core'
import type { Simulator } from '@relink/simulator'

/** What Link hands to the page in `onSuccess`, in Relink's words. */
export interface LinkSuccess {
  publicToken: string
  institution: LinkInstitution
  accounts: Account[]
}

interface Choices {
  /** Left out in update mode. */
  institutionId?: string
  /** Banks to add in the same session, in Multi-Item Link. */
  more?: readonly string[]
  /** The accounts to tick, as the simulated bank names them; null when Link does not ask. */
  accounts?: readonly string[] | null
}

interface Answer {
  link_session_id: string
  pane: { id: string }
  result: {
    public_token: string
    metadata: {
      institution: { name: string; institution_id: string }
      accounts: Account[]
    }
  } | null
}

const successOf = ({ result, pane }: Answer): LinkSuccess => {
  if (result === null) throw new Error(`Link stopped at ${pane.id}`)
  const { institution } = result.metadata
  return {
    publicToken: result.public_token,
    institution: { id: institution.institution_id, name: institution.name },
    accounts: result.metadata.accounts.map(({ id, name, mask, type, subtype }) => ({
      id,
      name,
      mask,
      type,
      subtype,
    })),
  }
}

/** Does in the simulator's Link what a person does: bank, password, accounts. */
export const walkThroughLink = async (
  origin: string,
  linkToken: string,
  { institutionId, more = [], accounts = ['checking', 'savings'] }: Choices = {},
): Promise<LinkSuccess> => {
  const post = async (path: string, body: object): Promise<Answer> => {
    const response = await fetch(`${origin}/link/workflow/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`Link answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
  let answer = await post('start', { link_token: linkToken })
  const act = async (action: object): Promise<void> => {
    answer = await post('next', { link_session_id: answer.link_session_id, action })
  }
  const shareAt = async (institution: string | undefined): Promise<void> => {
    if (answer.pane.id === 'select_institution')
      await act({ type: 'select_institution', institution_id: institution ?? 'ins_109508' })
    await act({ type: 'submit_credentials', username: 'user_good', password: 'pass_good' })
    if (answer.pane.id === 'select_account') await act({ type: 'submit_accounts', accounts })
  }
  if (answer.pane.id === 'consent') await act({ type: 'agree' })
  await shareAt(institutionId)
  for (const another of more) {
    await act({ type: 'add_another' })
    await shareAt(another)
  }
  if (answer.pane.id === 'add_another') await act({ type: 'finish' })
  return successOf(answer)
}

/** Does what a person does at a bank of OAuth's kind: leaves the page, agrees, and comes back. */
export const walkOverBank = async (
  { simulator, plaidOrigin }: { simulator: Simulator; plaidOrigin: string },
  linkToken: string,
  { institutionId, accounts }: Choices = {},
): Promise<LinkSuccess> => {
  const stateId = simulator.approveAtBank({
    linkToken,
    ...(institutionId !== undefined && { institutionId }),
    ...(accounts != null && { accounts }),
  })
  const response = await fetch(`${plaidOrigin}/link/workflow/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      link_token: linkToken,
      received_redirect_uri: `https://app.test/oauth?oauth_state_id=${stateId}`,
      oauth_way: 'redirect',
    }),
  })
  return successOf((await response.json()) as Answer)
}
