import { expect, test } from 'vitest'
import { english } from './en.ts'
import { fillText, type TextValues } from './fill-text.ts'
import {
  languages,
  readIssueTexts,
  readLanguage,
  readPluralTexts,
  readTexts,
} from './languages.fixture.ts'
import type { Messages } from './messages.ts'

/** As most people's banks are called; a longer name is left out when it does not fit. */
const longName = 'Fifth Third Bank'
const date = '30. september 2027'
const mask = '4321'
const count = '12'

/** How long ago, as a browser says it: with a number, and with a word of its own. */
const timesIn = (code: string): string[] => {
  const relative = new Intl.RelativeTimeFormat(code, { numeric: 'auto' })
  return [relative.format(-23, 'hour'), relative.format(-1, 'day'), relative.format(0, 'second')]
}

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

/** Texts but those by plural form, which differ from language to language. */
const readSingle = (messages: Messages): [place: string, text: string][] => {
  const plurals = [...readPluralTexts(messages).keys()]
  return [...readTexts(messages)].filter(
    ([place]) => !plurals.some((plural) => place.startsWith(`${plural}.`)),
  )
}

test.each(languages)('%s has a text for each that English has, and no other', async (code) => {
  const messages = await readLanguage(code)
  const places = (of: Messages): string[] =>
    [...readSingle(of).map(([place]) => place), ...readPluralTexts(of).keys()].sort()
  expect(places(messages)).toEqual(places(english))
  expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort())
  expect(Object.keys(messages.repairs)).toEqual(Object.keys(english.repairs))
  expect([...readTexts(messages).values()].filter((text) => text.trim() === '')).toEqual([])
})

const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Numbers that come up; nobody has thousands of tries, and many languages speak of millions in their own way. */
const numbers: Record<string, number[]> = {
  attempts: from(1, 30),
  manyNeedYou: [...from(0, 1000), 1_000_000, 2_000_000],
}

test.each(languages)('%s has the form of a text for every number', async (code) => {
  const rules = new Intl.PluralRules(code)
  const missing = [...readPluralTexts(await readLanguage(code))].flatMap(([place, forms]) => {
    const known = rules.resolvedOptions().pluralCategories
    const needed = new Set(numbers[place]?.map((number) => rules.select(number)))
    return [
      ...[...needed].filter((form) => forms[form] === undefined),
      ...Object.entries(forms)
        // A form that the language does not know would never be said.
        .filter(([form, text]) => !known.some((one) => one === form) || !/\{count\}/.test(text))
        .map(([form]) => form),
    ].map((form) => `${place}.${form}`)
  })
  expect(missing).toEqual([])
})

/** Texts as they are shown, by where they stand; those of `attempts` stand within others. */
const readPlaces = (messages: Messages): [place: string, text: string][] =>
  [...readTexts(messages)].filter(([place]) => !place.startsWith('attempts.'))

const limitOf = (place: string): number => {
  if (place.endsWith('.title') || place.startsWith('manyNeedYou.')) return 45
  return /^(actions|repairs)\.|^(snooze|remove|cancel|accounts\w+|upToDate)$/.test(place) ? 30 : 160
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
      timesIn(code).flatMap((time) =>
        [{}, { bank: longName }, all].flatMap((some) => {
          const values = { ...some, time, mask, count }
          const whole = fillText(text, messages, values)
          // A bank’s name is left out where it does not fit.
          const said = fillText(text, messages, values, limitOf(place) * room)
          const isFine =
            !/[{}[\]_]| {2}| [.,!?।]|^\s|\s$/.test(whole) && said.length <= limitOf(place) * room
          return isFine ? [] : [`${place}: ${said}`]
        }),
      ),
    )
    expect([...new Set(faults)]).toEqual([])
  },
)

test.each(languages)('%s uses the same values as English', async (code) => {
  const namedIn = (text = ''): string[] =>
    (text.match(/\{\w+\}/g) ?? []).filter((name) => name !== '{bank}')
  const bracketsIn = (text = ''): string[] => namedIn((text.match(/\[.*?\]/g) ?? []).join(''))
  const faults = readSingle(await readLanguage(code)).filter(([place, text]) => {
    const inEnglish = englishTexts.get(place)
    return (
      namedIn(text).join() !== namedIn(inEnglish).join() ||
      // What need not be known stands in brackets, so that the text does without it.
      bracketsIn(text).join() !== bracketsIn(inEnglish).join() ||
      /[{}]/.test(text.replaceAll(/\{(bank|date|attempts|time|mask)\}/g, ''))
    )
  })
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
  const faults = [...readIssueTexts(await readLanguage(code))].filter(
    ([, [title, message]]) =>
      /[.!।]$/.test(title) || !/[.।](\[.*\])?$/.test(message) || `${title}${message}`.includes('!'),
  )
  expect(faults).toEqual([])
})

test.each(languages)('%s asks before it ends a connection, and only then', async (code) => {
  const asking = [...readTexts(await readLanguage(code))]
    .filter(([, text]) => text.endsWith('?'))
    .map(([place]) => place)
  expect(asking).toEqual(['removeQuestion.title'])
})

test.each(languages)('%s has labels without a full stop, and sentences with one', async (code) => {
  const faults = readSingle(await readLanguage(code)).filter(([place, text]) => {
    if (/\.(title|message)$/.test(place)) return false
    return (
      /[.।]$/.test(text) !== /^(opened|linked|updated|closed|alreadyFine|removeFailed)$/.test(place)
    )
  })
  expect(faults).toEqual([])
})
