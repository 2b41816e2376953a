import type { LinkNews } from './link-news.ts'
import type { LinkGrant, LinkState } from './link-state.ts'

/** What a Link has to be made with, and whether it should be open. */
export interface MountedLink {
  flowId: string
  grant: LinkGrant
  open: boolean
}

/** Follows what is to be mounted in one place. */
export interface Mount {
  /** Stays the same object while nothing about it changes. */
  get(): MountedLink | null
  follow(state: LinkState, before: LinkState): void
  /** Answers whether the news was the last of a Link whose flow is over, and is for nobody else. */
  hear(flowId: string, news: LinkNews): boolean
  clear(): void
}

/** Makes a place where one Link can be. */
export const createMount = (): Mount => {
  let mounted: MountedLink | null = null
  // After a success Link shows a last pane of its own, which stays until the person closes it.
  let showsEnd = false
  return {
    get: () => mounted,
    follow(state, before) {
      if (isMountable(state)) {
        const { flowId, grant } = state
        const open = state.status === 'open'
        if (mounted?.flowId !== flowId) showsEnd = false
        if (mounted?.grant !== grant || mounted.open !== open) mounted = { flowId, grant, open }
      } else if (before.status !== 'idle' && before.flowId === mounted?.flowId && !showsEnd) {
        mounted = null
      }
    },
    hear(flowId, { type }) {
      if (mounted?.flowId !== flowId) return false
      if (type === 'left' && showsEnd) {
        mounted = null
        return true
      }
      if (type === 'succeeded') showsEnd = true
      return false
    },
    clear() {
      mounted = null
    },
  }
}

const isMountable = (
  state: LinkState,
): state is Extract<LinkState, { status: 'loading' | 'ready' | 'open' }> =>
  state.status === 'loading' || state.status === 'ready' || state.status === 'open'
