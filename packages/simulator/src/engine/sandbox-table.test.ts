import { expect, test } from 'vitest'
import { decideByForm } from '../bank/decide-by-form.fixture.ts'
import { chooseBank, endOf, signingIn, walkLink } from '../workflow/walk-link.fixture.ts'
import type { WorkflowAction } from '../workflow/workflow-answer.ts'
import { sandboxTable, type SandboxRow } from './sandbox-table.ts'

const sharing: WorkflowAction = { type: 'submit_accounts', accounts: ['checking'] }

const signInWith = async (username: string, password: string): Promise<string> => {
  const walk = await walkLink()
  await walk.start()
  return endOf(await walk.act(...chooseBank('ins_109512'), signingIn(username, password)))
}

const halves = (input: string): [string, string] => {
  const [first = '', second = ''] = input.split(' / ')
  return [first, second]
}

const phoneWalk = async (phone: string, code: string): Promise<string> => {
  const walk = await walkLink({ user: { client_user_id: 'ada', phone_number: '+14155550010' } })
  await walk.start()
  const answer = await walk.act({ type: 'agree' }, { type: 'submit_phone', phone_number: phone })
  if (answer.pane.id !== 'verify_phone') return endOf(answer)
  return endOf(await walk.act({ type: 'submit_otp', code }))
}

const drivers: Record<SandboxRow['kind'], (input: string) => Promise<string>> = {
  credential: (input) => signInWith(...halves(input)),
  'error password': (password) => signInWith('user_good', password),
  'forced error': (password) => signInWith('user_custom', password),
  institution: async (id) => {
    const walk = await walkLink()
    await walk.start()
    return endOf(await walk.act(...chooseBank(id)))
  },
  'bank page error': async (code) => {
    const walk = await walkLink()
    await walk.start()
    const { pane } = await walk.act(...chooseBank('ins_127287'), { type: 'open_oauth' })
    await decideByForm(walk.simulator, pane, {
      decision: 'approve',
      account: 'checking',
      error: code,
    })
    return endOf(await walk.poll())
  },
  'token error': async (input) => {
    let now = Date.UTC(2026, 0, 5)
    const walk = await walkLink({}, { now: () => now })
    if (input === 'unknown') return endOf(await walk.start({ link_token: 'link-sandbox-unknown' }))
    await walk.start()
    if (input === 'expired') now += 4 * 60 * 60_000
    else if (input === 'used') await walk.act(...chooseBank(), signingIn(), sharing)
    else {
      await walk.act(...chooseBank())
      const wrong = signingIn('user_good', 'wrong')
      const fifth = await walk.act(wrong, wrong, wrong, wrong, wrong)
      expect(endOf(fifth)).toBe('INVALID_LINK_TOKEN')
    }
    return endOf(await walk.start())
  },
  phone: (phone) => phoneWalk(phone, '123456'),
  code: (code) => phoneWalk('415-555-0011', code),
  numbers: async (input) => {
    const [routing_number, account_number] = halves(input)
    const walk = await walkLink({
      products: ['auth'],
      auth: { same_day_microdeposits_enabled: true },
    })
    await walk.start()
    const name = 'Ada Lovelace'
    return endOf(
      await walk.act(
        { type: 'agree' },
        { type: 'enter_manually' },
        { type: 'submit_numbers', name, routing_number, account_number, account_type: 'checking' },
      ),
    )
  },
}

test.each([...sandboxTable])('$kind $input leads to $ends', async ({ kind, input, ends }) => {
  expect(await drivers[kind](input)).toBe(ends)
})
