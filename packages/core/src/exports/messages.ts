export { english } from '../messages/en.ts'
export { fillText, type TextValues } from '../messages/fill-text.ts'
export {
  chooseLanguage,
  languages,
  loadMessages,
  type Language,
} from '../messages/load-messages.ts'
export type { IssueText, Messages } from '../messages/messages.ts'
