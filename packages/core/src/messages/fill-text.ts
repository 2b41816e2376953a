import type { IssueMessages } from './messages.ts'

/** What may stand in a text, such as `{bank}`. Whatever is not known may be left out. */
export interface TextValues {
  /** A bank's name, as it is. */
  bank?: string | null | undefined
  /** A day, written out. */
  date?: string | null | undefined
  /** A sentence on how many tries are left. */
  attempts?: string | null | undefined
  /** How long ago, in words. */
  time?: string | null | undefined
  /** The last digits of an account. */
  mask?: string | null | undefined
  /** A number of things. */
  count?: string | null | undefined
}

/**
 * Fills in a text, so that what is not known leaves no hole.
 *
 * A part in `[square brackets]` goes when one of its values is missing. Elsewhere a bank without a name
 * is the language's "your bank", with a capital where a sentence begins. What would make the text too
 * long is left out rather than cut: a bank's name.
 *
 * @param limit Characters the result may have; no limit by default.
 */
export const fillText = (
  text: string,
  messages: Pick<IssueMessages, 'bank'>,
  values: TextValues = {},
  limit: number = Infinity,
): string => {
  const full = fill(text, messages.bank, values)
  return full.length <= limit ? full : fill(text, messages.bank, { ...values, bank: null })
}

const fill = (text: string, someBank: string, values: TextValues): string => {
  const known = (name: string): string | undefined => values[name as keyof TextValues]?.trim()
  return text
    .replace(/\[(.*?)\]/g, (_, part: string) =>
      (part.match(/\w+(?=\})/g) ?? []).every(known) ? part : '',
    )
    .replace(/\{(\w+)\}/g, (_, name: string, at: number, whole: string) => {
      const isStart = /(^|[.!?।] )$/.test(whole.slice(0, at))
      return (
        known(name) || (isStart ? someBank.charAt(0).toUpperCase() + someBank.slice(1) : someBank)
      )
    })
}
