import { fillText, type TextValues } from './fill-text.ts'
import type { IssueMessages, IssueText } from './messages.ts'

/** Fills in how a situation is put, within the room that a language has: most need more than English. */
export const sayText = (
  messages: Pick<IssueMessages, 'language' | 'bank'>,
  [title, message]: IssueText,
  values: TextValues,
): { title: string; message: string } => {
  const room = messages.language.startsWith('en') ? 1 : 1.4
  const say = (text: string, limit: number): string =>
    fillText(text, messages, values, limit * room)
  return { title: say(title, 45), message: say(message, 160) }
}
