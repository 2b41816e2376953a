export {
  chooseLanguage,
  english,
  languages,
  loadMessages,
  type IssueText,
  type Language,
  type Messages,
} from '@relink/core/messages'
export { useLoadedMessages } from '../hooks/use-loaded-messages.ts'
