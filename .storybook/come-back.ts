import type { PendingLink, PendingRecord } from '@relink/core'
import { userKey, type Scene, type StageSetting } from './scene.ts'

interface Trip {
  /** What the person answers at the bank. Default `approve`. */
  decision?: 'approve' | 'decline'
  /** What became of what was set aside; null when nothing is left. */
  setAside?: (link: PendingLink, stateId: string) => PendingRecord | null
}

/** Lets a story begin where a person comes back from their bank. */
export const comeBack =
  ({ decision = 'approve', setAside = (link) => link }: Trip = {}): NonNullable<Scene['prepare']> =>
  async (stage: StageSetting) => {
    const flowId = 'before-the-trip'
    const { backend, simulator, store } = stage
    const returnTo = '/banks'
    const grant = await backend.createLinkToken({ mode: 'new', flowId, returnTo })
    const stateId = simulator.approveAtBank({ linkToken: grant.linkToken, decision })
    const createdAt = Date.now()
    const record = setAside(
      {
        v: 1,
        flowId,
        linkToken: grant.linkToken,
        expiresAt: createdAt + grant.expiresIn * 1000,
        mode: 'new',
        userKey,
        redirectUri: grant.redirectUri,
        returnTo,
        createdAt,
      },
      stateId,
    )
    if (record !== null) await store.save(record)
    stage.query = `oauth_state_id=${stateId}`
  }
