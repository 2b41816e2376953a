import type { Messages } from './messages.ts'

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

/** Every text of a language, by where it stands: `issues.wrong_details.title`, `actions.retry`, `connect`. */
export const readTexts = (messages: Messages): Map<string, string> =>
  new Map([
    ...Object.entries(messages.issues).flatMap(([kind, [title, message]]) => [
      [`issues.${kind}.title`, title] as const,
      [`issues.${kind}.message`, message] as const,
    ]),
    ...Object.entries(messages.actions).map(([key, text]) => [`actions.${key}`, text] as const),
    ...Object.entries(messages.attempts).map(([key, text]) => [`attempts.${key}`, text] as const),
    ...Object.entries(messages).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== 'language',
    ),
  ])
