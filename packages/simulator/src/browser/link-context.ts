import type { OAuthWay } from '../engine/simulator-state.ts'
import type { WorkflowClient } from './workflow-client.ts'

/** What every handler of one installation shares. */
export interface LinkContext {
  window: Window
  client: WorkflowClient
  fetch: (request: Request) => Promise<Response>
  /** Where the simulator answers, or a stand-in when it lives in the page. */
  origin: string
  /** Whether a browser could open a page of the simulator: false when it lives in the page. */
  hasPages: boolean
  oauthWay: OAuthWay
  navigate: (url: string) => void
  /** Names the next iframe: 1, 2, 3. */
  nextFrameNumber: () => number
}
