import { english, fillText } from '@relink/core/messages'
import { expect, test } from 'vitest'
import { readingLevel } from './reading-level.ts'

test('a simple text asks for less school than a difficult one', () => {
  expect(readingLevel('The cat sat on the mat. It was warm.')).toBeLessThan(1)
  expect(
    readingLevel(
      'Institutional authentication necessitates additional verification of credentials.',
    ),
  ).toBeGreaterThan(15)
})

test.each(Object.entries(english.issues))(
  '%s can be read after seven years of school',
  (_, [title, message]) => {
    const text = (bank: string | null): string =>
      [`${title}.`, message].map((each) => fillText(each, english, { bank })).join(' ')
    expect(readingLevel(text(null))).toBeLessThanOrEqual(7)
    expect(readingLevel(text('First Platypus Bank'))).toBeLessThanOrEqual(7)
  },
)
