import { englishForFlow } from './en-flow.ts'
import { englishForIssues } from './en-issues.ts'
import type { LinkMessages } from './messages.ts'

/** English, as far as Link goes: what a button, a return page and their notices say. */
export const englishForLink: LinkMessages = { ...englishForIssues, ...englishForFlow }
