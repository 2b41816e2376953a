import { later, type Later } from './later.ts'
import { notLoaded } from './not-loaded.ts'

/** What `wire-readers.ts` gives. */
export type WireReaders = typeof import('./wire-readers.ts')

/** What reads a server's answers; fetched in a quiet moment, or while the first request is on its way. */
export const wireReaders: Later<WireReaders> = /* @__PURE__ */ later(
  () => import('./wire-readers.ts'),
)

/**
 * Makes sure that what reads answers is on the page.
 *
 * @throws RelinkError `request_failed`
 */
export const loadWireReaders = (): Promise<WireReaders> =>
  wireReaders.load().catch((cause: unknown) => {
    throw notLoaded('what reads an answer', cause)
  })
