import { expect, test } from 'vitest'
import { chooseBank, signingIn, walkLink, type LinkWalk } from './walk-link.fixture.ts'
import type { WorkflowAction } from './workflow-answer.ts'

const sharing: WorkflowAction = { type: 'submit_accounts', accounts: ['checking'] }

const walkThroughSeveral = async (): Promise<LinkWalk> => {
  const { simulator, api } = await walkLink()
  const { user_id } = await api<{ user_id: string }>('/user/create', { client_user_id: 'ada' })
  const request = {
    enable_multi_item_link: true,
    user: { client_user_id: 'ada' },
    user_id,
    webhook: 'https://acorn.test/webhooks',
  }
  const walk = await walkLink(request, {}, simulator)
  await walk.start()
  return walk
}

test('one session connects several banks and hands over no public token', async () => {
  const walk = await walkThroughSeveral()
  const first = await walk.act(...chooseBank(), signingIn(), sharing)
  expect(first.pane).toMatchObject({ id: 'add_another', linked: [{ id: 'ins_109508' }] })
  const last = await walk.act(
    { type: 'add_another' },
    { type: 'select_institution', institution_id: 'ins_109511' },
    signingIn(),
    sharing,
    { type: 'finish' },
  )
  expect(last.result?.public_token).toBe('')
  expect(last.result?.metadata.accounts).toHaveLength(2)
})

test('its webhook hears of each bank, and of the end with all public tokens', async () => {
  const walk = await walkThroughSeveral()
  await walk.act(...chooseBank(), signingIn(), sharing, { type: 'finish' })
  const bodies = walk.simulator.snapshot().webhooks.map(({ body }) => body)
  const codes = bodies.map((body) => body['webhook_code'])
  expect(codes).toEqual(expect.arrayContaining(['ITEM_ADD_RESULT', 'SESSION_FINISHED']))
  const finished = bodies.find((body) => body['webhook_code'] === 'SESSION_FINISHED')
  expect(finished).toMatchObject({ status: 'SUCCESS', link_token: walk.linkToken })
  expect(finished?.['public_tokens']).toHaveLength(1)
})
