import { RelinkError } from '@relink/core'

/** What Plaid's script threw, as an error with a code. */
export const linkThrew = (cause: unknown): RelinkError =>
  new RelinkError(
    'link_threw',
    `Failed to open Link: Plaid's script threw "${String(cause)}". Check the link token.`,
    { cause },
  )
