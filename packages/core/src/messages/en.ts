import { englishForItems } from './en-items.ts'
import { englishForLink } from './en-link.ts'
import type { Messages } from './messages.ts'

/** English. */
export const english: Messages = { ...englishForLink, ...englishForItems }
