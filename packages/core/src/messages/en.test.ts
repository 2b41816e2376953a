import { expect, test } from 'vitest'
import { issueLines, readIssueRow } from '../issues/issue-catalogue.ts'
import { english } from './en.ts'
import { readTexts } from './languages.fixture.ts'

const issueTexts = Object.entries(english.issues)

const everyText = [...readTexts(english).values()]

test.for(issueTexts)('%s is said in whole sentences, under a title', ([, [title, message]]) => {
  expect(title).not.toMatch(/[.!]$/)
  expect(message).toMatch(/^(\{bank\}|[A-Z]).*\.(\[ \S*\])?$/)
})

test.for(issueTexts)('%s is said in short words and sentences', ([, [, message]]) => {
  const sentences = message.split(/[.?] ?/)
  expect(sentences.filter((sentence) => sentence.split(' ').length > 20)).toEqual([])
  expect(message.split(/[^a-zA-Z]+/).filter((word) => word.length > 13)).toEqual([])
})

test('every kind of the catalogue has words, and there are no words without a kind', () => {
  expect(new Set(Object.keys(english.issues))).toEqual(
    new Set(issueLines.map((line) => readIssueRow(line).kind)),
  )
})

test('nobody is shown a code, the name of Plaid, an “Oops” or a blame', () => {
  for (const text of everyText) {
    expect(text).not.toMatch(
      /[A-Za-z]_[A-Za-z]|plaid|oops|whoops|sorry|error|fail|invalid|token|you must/i,
    )
  }
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
