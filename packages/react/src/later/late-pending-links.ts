import {
  pendingPointerKey,
  type LinkFlowPorts,
  type PendingLinks,
  type PendingLinkStore,
  type RelinkError,
} from '@relink/core'
import { clock } from '../browser/clock.ts'
import { linkCode, linkCodeArrives, loadLinkCode, type LinkCode } from './load-link-code.ts'

/** What is set aside, by code that is fetched with Link's. */
export interface LatePendingLinks {
  /** For flows, which set nothing aside before that code is there. */
  port: LinkFlowPorts['pendingLinks']
  /** Waits for the code. Throws `request_failed`. */
  load(): Promise<PendingLinks>
}

/**
 * @param own The app's store; the browser's storage where there is none.
 * @param report Hears that the code could not be had for what nobody waits to see.
 */
export const createLatePendingLinks = (
  own: PendingLinkStore | undefined,
  report: (error: RelinkError) => void,
): LatePendingLinks => {
  let kept: PendingLinks | undefined
  const links = (code = linkCode.get() as LinkCode): PendingLinks =>
    (kept ??= code.createPendingLinks({
      store: own ?? code.webStore,
      locks: code.pageLocks,
      now: clock.now,
    }))
  const load = async (): Promise<PendingLinks> => links(await loadLinkCode())
  return {
    load,
    port: {
      save: (link) => links().save(link),
      spend: (link) => links().spend(link),
      settle: (record, isOpened) => links().settle(record, isOpened),
      letGo: (flowId) => links().letGo(flowId),
      async findAbandoned(userKey, here) {
        const pointer = own
          ? await own.readPointer()
          : window.sessionStorage.getItem(pendingPointerKey)
        // Most pages have nothing to look for, and need no code for that.
        if (pointer === null) return null
        await loadLinkCode().catch((error: RelinkError) => {
          report(error)
          return linkCodeArrives
        })
        return links().findAbandoned(userKey, here)
      },
    },
  }
}
