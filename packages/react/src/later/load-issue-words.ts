import { insistent, type Insistent } from './insistent.ts'

/** What `issue-words.ts` gives. */
export type IssueWords = typeof import('./issue-words.ts')

/**
 * The catalogue of what can go wrong, and its English. A slow network is no broken one: nobody should read first that
 * nothing gets through, and then what really happened.
 */
export const issueWords: Insistent<IssueWords> = /* @__PURE__ */ insistent(
  () => import('./issue-words.ts'),
  30_000,
)
