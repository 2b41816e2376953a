import { later, type Later } from './later.ts'
import { notLoaded } from './not-loaded.ts'

/** What `link-code.ts` gives. */
export type LinkCode = typeof import('./link-code.ts')

let arrive: () => void

/** Waits for what Link takes, until whoever needs it next has brought it. */
export const linkCodeArrives: Promise<void> = /* @__PURE__ */ new Promise((resolve) => {
  arrive = resolve
})

/** What Link takes: its host, and what is set aside over the trip to the bank. */
export const linkCode: Later<LinkCode> = /* @__PURE__ */ later(
  () => import('./link-code.ts'),
  undefined,
  () => arrive(),
)

/**
 * Makes sure that what Link takes is on the page. A call after a failure tries again.
 *
 * @throws RelinkError `request_failed`
 */
export const loadLinkCode = (): Promise<LinkCode> =>
  linkCode.load().catch((cause: unknown) => {
    throw notLoaded('the code for Link', cause)
  })
