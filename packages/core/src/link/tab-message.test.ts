import { expect, test } from 'vitest'
import { item } from '../test/samples.fixture.ts'
import { readTabMessage, type TabMessage } from './tab-message.ts'

const message: TabMessage = {
  v: 1,
  flowId: 'flow-1',
  userKey: 'ann',
  answer: { outcome: 'linked', item },
}

test('what another tab tells is read as it was posted', () => {
  expect(readTabMessage(JSON.parse(JSON.stringify(message)))).toEqual(message)
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'linked'],
  ['another version', { ...message, v: 2 }],
  ['no answer', { ...message, answer: undefined }],
  ['an answer without an Item', { ...message, answer: { outcome: 'unfinished' } }],
])('%s is none of it', (_, posted) => {
  expect(readTabMessage(posted)).toBeNull()
})
