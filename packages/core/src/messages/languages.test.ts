import { expect, test } from 'vitest'
import { english } from './en.ts'
import { fillText, type TextValues } from './fill-text.ts'
import { languages, readLanguage, readTexts } from './languages.fixture.ts'
import type { Messages } from './messages.ts'

/** As most people's banks are called; a longer name is left out when it does not fit. */
const longName = 'Fifth Third Bank'
const date = '30. september 2027'

const englishTexts = readTexts(english)

/** Words that are the same in English, and why that is no oversight. */
const sameAsEnglish: Record<string, string[]> = {
  de: ['supportBank'], // “Bank” is German too.
  fr: ['supportSession'], // “Session” is French too.
  nl: ['supportBank'], // “Bank” is Dutch too.
  da: ['supportBank', 'supportSession'], // Both are Danish words.
  sv: ['supportBank', 'supportSession'], // Both are Swedish words.
  no: ['supportBank'], // “Bank” is Norwegian too.
  pl: ['supportBank'], // “Bank” is Polish too.
}

test.each(languages)('%s is written in that language alone', async (code) => {
  const messages = await readLanguage(code)
  expect(messages.language).toBe(code)
  if (code === 'en') return
  const left = [...readTexts(messages)]
    .filter(([place, text]) => englishTexts.get(place) === text)
    .map(([place]) => place)
  expect(left).toEqual(sameAsEnglish[code] ?? [])
})

test.each(languages)('%s has a text for each that English has, and no other', async (code) => {
  const messages = await readLanguage(code)
  const places = (texts: Map<string, string>): string[] =>
    [...texts.keys()].filter((place) => !place.startsWith('attempts.')).sort()
  expect(places(readTexts(messages))).toEqual(places(englishTexts))
  expect(new Set(readTexts(messages).values())).not.toContain('')
})

test.each(languages)('%s says how many tries are left for every number', async (code) => {
  const { attempts } = await readLanguage(code)
  const rules = new Intl.PluralRules(code)
  const numbers = Array.from({ length: 30 }, (_, index) => index + 1)
  const missing = numbers.filter((count) => !attempts[rules.select(count)]?.includes('{count}'))
  expect(missing).toEqual([])
})

/** Texts as they are shown, by where they stand; those of `attempts` stand within others. */
const readPlaces = (messages: Messages): [place: string, text: string][] =>
  [...readTexts(messages)].filter(([place]) => !place.startsWith('attempts.'))

const limitOf = (place: string): number => {
  if (place.endsWith('.title')) return 45
  return place.startsWith('actions.') ? 30 : 160
}

test.each(languages)(
  '%s fits its places, with and without what is not always known',
  async (code) => {
    const messages = await readLanguage(code)
    const room = code === 'en' ? 1 : 1.4
    const attempts = Object.values(messages.attempts).sort((a, b) => b.length - a.length)[0]
    const all: TextValues = {
      bank: longName,
      date,
      attempts: attempts?.replace('{count}', '2') ?? '',
    }
    const faults = readPlaces(messages).flatMap(([place, text]) =>
      [{}, { bank: longName }, all].flatMap((values) => {
        const whole = fillText(text, messages, values)
        // A bank’s name is left out where it does not fit.
        const said = fillText(text, messages, values, limitOf(place) * room)
        const isFine =
          !/[{}[\]_]| {2}| [.,!?।]|^\s|\s$/.test(whole) && said.length <= limitOf(place) * room
        return isFine ? [] : [`${place}: ${said}`]
      }),
    )
    expect(faults).toEqual([])
  },
)

test.each(languages)('%s uses the same values as English', async (code) => {
  const named = (from = ''): string[] => from.match(/\{(date|attempts)\}/g) ?? []
  const unknown = (text: string): string =>
    text.replaceAll('{bank}', '').replaceAll('{date}', '').replaceAll('{attempts}', '')
  const faults = readPlaces(await readLanguage(code)).filter(
    ([place, text]) =>
      named(text).join() !== named(englishTexts.get(place)).join() || /[{}]/.test(unknown(text)),
  )
  expect(faults).toEqual([])
})

test.each(languages)(
  '%s shows nobody a code, the name of Plaid or a straight quote',
  async (code) => {
    const faults = [...readTexts(await readLanguage(code))].filter(([, text]) =>
      /plaid|oops|[A-Za-z]_[A-Za-z]|'|"|\.\.\.|\b(json|https?|token|api|url)\b/i.test(text),
    )
    expect(faults).toEqual([])
  },
)

test.each(languages)('%s has titles without a full stop over whole sentences', async (code) => {
  const faults = Object.entries((await readLanguage(code)).issues).filter(
    ([, [title, message]]) =>
      /[.!।]$/.test(title) || !/[.।](\[.*\])?$/.test(message) || `${title}${message}`.includes('!'),
  )
  expect(faults).toEqual([])
})
