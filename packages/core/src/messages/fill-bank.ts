import type { Messages } from './messages.ts'

/**
 * Puts the bank's name where a text says `{bank}`, or the language's "your bank".
 *
 * A name that would make the text too long is left out, rather than cut.
 *
 * @param limit Characters the result has to stay under; none by default.
 */
export const fillBank = (
  text: string,
  messages: Pick<Messages, 'bank'>,
  bankName?: string | null,
  limit: number = Infinity,
): string => {
  const name = bankName?.trim()
  if (name) {
    const named = text.replaceAll('{bank}', () => name)
    if (named.length < limit) return named
  }
  // "Your bank" at the start of a sentence, "your bank" within.
  const capital = messages.bank.charAt(0).toUpperCase() + messages.bank.slice(1)
  return text
    .replace(/(^|[.!?] )\{bank\}/g, (_, before: string) => before + capital)
    .replaceAll('{bank}', () => messages.bank)
}
