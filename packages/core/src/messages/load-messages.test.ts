import { expect, test } from 'vitest'
import { english } from './en.ts'
import { languages as files } from './languages.fixture.ts'
import { chooseLanguage, languages, loadMessages } from './load-messages.ts'

test('every language that Link speaks can be loaded', async () => {
  expect(new Set(languages)).toEqual(new Set(files))
  for (const code of languages) expect((await loadMessages(code)).language).toBe(code)
})

test.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['FR_ca', 'fr'],
  ['nb-NO', 'no'],
  ['nn', 'no'],
  ['pt-BR', 'pt'],
  ['en-GB', 'en'],
  ['zh-Hans-CN', 'en'],
  ['', 'en'],
  ['constructor', 'en'],
])('%s is answered in %s', (locale, language) => {
  expect(chooseLanguage(locale)).toBe(language)
})

test('the first language that fits is taken from a list', () => {
  expect(chooseLanguage(['ja-JP', 'sv-SE', 'de'])).toBe('sv')
  expect(chooseLanguage([])).toBe('en')
})

test('what Relink does not speak is English', async () => {
  expect(await loadMessages('ja')).toBe(english)
})
