import { expect, test } from 'vitest'
import { hasTest, makes, readNamedRows } from './named-tests.ts'

const tests = `
// a comment about a bank
test('a bank is connected', async () => {
  expect(page).toBe('a bank is there')
})
test.each<[string, () => string]>([
  ['with garbage', () => 'garbage'],
])('a webhook %s is refused', (_, forge) => {})
test.for(kinds)(
  \`\${kind}: the bank’s page opens\`,
  ({ page }) => {},
)
`

test('a test is found by its title, a part of it, or the case in its table', () => {
  for (const words of ['a bank is connected', 'is refused', 'with garbage', 'bank’s page opens'])
    expect([words, hasTest(tests, words)]).toEqual([words, true])
})

test('words that are no title find nothing', () => {
  for (const words of ['a comment about a bank', 'a bank is there', 'a bank is disconnected'])
    expect([words, hasTest(tests, words)]).toEqual([words, false])
})

const code = `
import { findOwnItem } from './own-item.ts'
export const createToken = async () => ({ client_user_id: findOwnItem() })
interface Row {
  autoRetry: boolean
}
log.error('deleteItem')
`

test('what a file makes counts, and what it only uses or mentions does not', () => {
  for (const name of ['createToken', 'client_user_id', 'autoRetry'])
    expect([name, makes(code, name)]).toEqual([name, true])
  for (const name of ['findOwnItem', 'deleteItem', 'create'])
    expect([name, makes(code, name)]).toEqual([name, false])
})

test('rows are read without code marks and dots, and prose names nothing', () => {
  const table =
    '| Rule | Test |\n| --- | --- |\n| One | `a/b.test.ts`: … ends well<br>`a/c.ts`: `makeIt` |\n'
  expect(readNamedRows(table)).toEqual([
    {
      what: 'One',
      columns: [
        [
          { file: 'a/b.test.ts', name: 'ends well' },
          { file: 'a/c.ts', name: 'makeIt' },
        ],
      ],
    },
  ])
  expect(readNamedRows('| Two | `onLost`: tell the person |')).toEqual([
    { what: 'Two', columns: [[]] },
  ])
})
