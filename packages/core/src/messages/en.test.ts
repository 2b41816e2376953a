import { expect, test } from 'vitest'
import { readIssueRows } from '../issues/issue-catalogue.ts'
import { english } from './en.ts'
import { fillBank } from './fill-bank.ts'

const issueTexts = Object.entries(english.issues)

const everyText = [
  ...issueTexts.flatMap(([, { title, message }]) => [title, message]),
  ...Object.values(english.actions),
  ...Object.values(english).filter((words) => typeof words === 'string'),
]

/** As most people's banks are called; longer names are left out by `fillBank`. */
const longName = 'Fifth Third Bank'

test.for(issueTexts)('%s has a short title and a short message', ([, { title, message }]) => {
  for (const name of [null, longName]) {
    expect(fillBank(title, english, name).length).toBeLessThan(45)
    expect(fillBank(message, english, name).length).toBeLessThan(160)
  }
})

test.for(issueTexts)('%s is said in whole sentences, under a title', ([, { title, message }]) => {
  expect(title).not.toMatch(/[.!]$/)
  expect(message).toMatch(/^(\{bank\}|[A-Z]).*\.$/)
})

test.for(issueTexts)('%s is said in short words and sentences', ([, { message }]) => {
  const sentences = message.split(/[.?] ?/)
  expect(sentences.filter((sentence) => sentence.split(' ').length > 20)).toEqual([])
  expect(message.split(/[^a-zA-Z]+/).filter((word) => word.length > 13)).toEqual([])
})

test('every kind of the catalogue has words, and there are no words without a kind', () => {
  expect(new Set(Object.keys(english.issues))).toEqual(
    new Set(readIssueRows().map(([kind]) => kind)),
  )
})

test('nobody is shown a code, the name of Plaid, an “Oops” or a blame', () => {
  for (const text of everyText) {
    expect(text).not.toMatch(
      /[A-Za-z]_[A-Za-z]|plaid|oops|whoops|sorry|error|fail|invalid|token|you must/i,
    )
  }
})

test('only the bank’s name is left to be filled in', () => {
  for (const text of everyText) expect(text.replaceAll('{bank}', '')).not.toMatch(/[{}]/)
})

test('typographic apostrophes are used throughout', () => {
  for (const text of everyText) expect(text).not.toContain("'")
})

test('the actions are short verbs', () => {
  for (const label of Object.values(english.actions)) {
    expect(label.length).toBeLessThan(28)
    expect(label).toMatch(/^[A-Z][^.!]*$/)
  }
})

test('the bank’s name is filled in as it is', () => {
  const filled = (name: string): string => fillBank(english.updated, english, name)
  expect(filled('Gingham Bank')).toBe('Gingham Bank is connected again.')
  expect(filled(' $& Bank ')).toBe('$& Bank is connected again.')
  expect(filled('eBank')).toBe('eBank is connected again.')
})

test('an unknown bank is your bank, with a capital where a sentence begins', () => {
  expect(fillBank(english.updated, english)).toBe('Your bank is connected again.')
  expect(fillBank('Ask {bank}. {bank} knows {bank}.', english, '  ')).toBe(
    'Ask your bank. Your bank knows your bank.',
  )
})

test('a name too long for its place is left out rather than cut', () => {
  expect(fillBank('{bank} is here', english, 'A very long name', 20)).toBe('Your bank is here')
  expect(fillBank('{bank} is here', english, 'A bank', 20)).toBe('A bank is here')
})
