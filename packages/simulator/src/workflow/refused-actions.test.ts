import { expect, test } from 'vitest'
import { chooseBank, endOf, signingIn, walkLink } from './walk-link.fixture.ts'

const refused: readonly (readonly [what: string, action: unknown])[] = [
  ['a kind that no pane sends', { type: 'fly' }],
  ['the name of something every object has', { type: 'constructor' }],
  ['a password that is a number', { type: 'submit_credentials', username: 'a', password: 1 }],
  ['accounts that are no list', { type: 'submit_accounts', accounts: 'checking' }],
  ['nothing', null],
  ['a pane that is not shown', { type: 'submit_mfa', answers: [] }],
  ['a retry of what did not fail', { type: 'retry' }],
  ['a closed window where none was open', { type: 'close_oauth' }],
]

test.each(refused)('Link refuses %s and changes nothing', async (_what, action) => {
  const walk = await walkLink()
  const { link_session_id } = await walk.start()
  await walk.act(...chooseBank())
  const before = walk.simulator.snapshot()
  const answer = await walk.send('next', { link_session_id, action })
  expect(answer.error_code).toBe('INVALID_FIELD')
  expect(walk.simulator.snapshot().sessions).toEqual(before.sessions)
})

test('a bank that nobody knows is refused, and the search for it is not told', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act({ type: 'agree' })
  const before = walk.story()
  const unknown = { type: 'select_institution', institution_id: '__proto__' } as const
  expect(endOf(await walk.act({ ...unknown, search_query: 'nowhere' }))).toBe('INVALID_INSTITUTION')
  expect(walk.story()).toEqual(before)
})

test('whoever has left cannot go on in the same session', async () => {
  const walk = await walkLink()
  await walk.start()
  await walk.act(...chooseBank(), { type: 'exit' })
  expect(endOf(await walk.act(signingIn()))).toBe('INVALID_FIELD')
})

test('an answer that is wrong is said beside the question, and the right one goes on', async () => {
  const walk = await walkLink()
  await walk.start()
  const wrong = await walk.act(...chooseBank(), signingIn('user_good', 'mfa_questions_1_2'), {
    type: 'submit_mfa',
    answers: ['answer_0_0', 'no'],
  })
  expect(wrong.pane).toMatchObject({ id: 'mfa', error: { error_code: 'INVALID_MFA' } })
  const right = await walk.act({ type: 'submit_mfa', answers: ['answer_0_0', 'answer_0_1'] })
  expect(right.pane.id).toBe('select_account')
})
