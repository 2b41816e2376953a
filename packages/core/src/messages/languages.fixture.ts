import type { IssueText, Messages, PluralText } from './messages.ts'

/** The languages Plaid's Link speaks, by code. */
export const languages: readonly string[] =
  'da nl en et fr de hi it lv lt no pl pt ro es sv vi'.split(' ')

/** Reads a language's only export. */
export const readLanguage = async (code: string): Promise<Messages> => {
  const door = (await import(`./${code}.ts`)) as Record<string, Messages>
  const [messages, ...rest] = Object.values(door)
  if (messages === undefined || rest.length > 0)
    throw new Error(`${code}.ts should export one language and nothing else`)
  return messages
}

/** Titles over messages, by where they stand: `issues.wrong_details`, `health.gone`, `removeQuestion`. */
export const readIssueTexts = (messages: Messages): Map<string, IssueText> =>
  new Map([
    ...Object.entries(messages.issues).map(([kind, text]) => [`issues.${kind}`, text] as const),
    ...Object.entries(messages.health).map(([kind, text]) => [`health.${kind}`, text] as const),
    ['removeQuestion', messages.removeQuestion] as const,
  ])

/** Texts with a number in them, by where they stand. */
export const readPluralTexts = ({ attempts, manyNeedYou }: Messages): Map<string, PluralText> =>
  new Map(Object.entries({ attempts, manyNeedYou }))

/**
 * Every text of a language, by where it stands: `issues.wrong_details.title`, `actions.retry`,
 * `attempts.one`, `connect`.
 */
export const readTexts = (messages: Messages): Map<string, string> =>
  new Map([
    ...[...readIssueTexts(messages)].flatMap(([place, [title, message]]) => [
      [`${place}.title`, title] as const,
      [`${place}.message`, message] as const,
    ]),
    ...Object.entries(messages.actions).map(([key, text]) => [`actions.${key}`, text] as const),
    ...Object.entries(messages.repairs).map(([key, text]) => [`repairs.${key}`, text] as const),
    ...[...readPluralTexts(messages)].flatMap(([place, forms]) =>
      Object.entries(forms).map(([form, text]) => [`${place}.${form}`, text] as const),
    ),
    ...Object.entries(messages).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'language',
    ),
  ])
