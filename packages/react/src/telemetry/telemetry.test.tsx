import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'
import { BankLinkButton, OAuthReturn, type TelemetryStep } from '../exports/index.ts'
import { chooseBank, closeLink, linkOpens, signIn, walkThroughLink } from '../test/link-driver.ts'
import { renderWithRelink, type RenderOptions } from '../test/render-with-relink.tsx'
import { refusal, startServers } from '../test/start-servers.ts'

const listen = () => {
  const steps: TelemetryStep[] = []
  const outcome = (): Promise<TelemetryStep> =>
    waitFor(() => {
      const last = steps.at(-1)
      if (last?.isOutcome !== true) throw new Error(`The last step is ${String(last?.step)}`)
      return last
    })
  return { steps, onTelemetry: (step: TelemetryStep) => void steps.push(step), outcome }
}

const names = (steps: TelemetryStep[]): string[] => steps.map(({ step }) => step)

const press = async (options: RenderOptions) => {
  const page = await renderWithRelink(
    <BankLinkButton returnTo="/budget" context={{ step: 3 }} />,
    options,
  )
  await page.user.click(await screen.findByRole('button'))
  return page
}

test('a connected bank is told step by step, once, and ends as linked', async () => {
  const { steps, onTelemetry, outcome } = listen()
  await press({ onTelemetry })
  await walkThroughLink()
  expect(await outcome()).toMatchObject({
    step: 'linked',
    mode: 'new',
    via: 'credentials',
    institutionId: 'ins_109508',
    institutionName: 'First Platypus Bank',
  })
  expect(names(steps).filter((name) => name !== 'pane_shown')).toEqual([
    'pressed',
    'token_ready',
    'link_ready',
    'opened',
    'bank_chosen',
    'credentials_submitted',
    'handed_off',
    'linked',
  ])
  expect(steps.map(({ sequence }) => sequence)).toEqual(steps.map((_, index) => index + 1))
  expect(new Set(steps.map(({ flowId }) => flowId)).size).toBe(1)
})

test('no token, address or context is told, and in whatever order events come the steps are in theirs', async () => {
  const { steps, onTelemetry, outcome } = listen()
  const servers = await startServers()
  await servers.simulator.control.changeSettings({ shuffleEvents: 7 })
  await press({ servers, onTelemetry })
  await walkThroughLink()
  await outcome()
  expect(names(steps).slice(0, 4)).toEqual(['pressed', 'token_ready', 'link_ready', 'opened'])
  expect(names(steps).filter((name) => /bank_chosen|submitted|handed/.test(name))).toEqual([
    'bank_chosen',
    'credentials_submitted',
    'handed_off',
  ])
  const said = JSON.stringify(steps)
  expect(said).not.toMatch(/-sandbox-|budget|ann|"mask"|user_good/)
})

test('a flow has one id and one outcome on the page before the bank and the page after it', async () => {
  const before = listen()
  const { servers, ...page } = await press({ onTelemetry: before.onTelemetry })
  await linkOpens()
  const linkToken = servers.created[0]?.token ?? ''
  await waitFor(() => expect(names(before.steps)).toContain('opened'))
  await page.leave()
  const stateId = servers.simulator.approveAtBank({ linkToken })
  const after = listen()
  await renderWithRelink(<OAuthReturn onFinished={() => undefined} />, {
    servers,
    at: `/oauth?oauth_state_id=${stateId}`,
    onTelemetry: after.onTelemetry,
  })
  expect(await after.outcome()).toMatchObject({
    step: 'linked',
    via: 'oauth',
    institutionName: 'Platypus OAuth Bank',
  })
  expect(names(after.steps)[0]).toBe('returned')
  expect(before.steps.some(({ isOutcome }) => isOutcome)).toBe(false)
  expect(after.steps.filter(({ isOutcome }) => isOutcome)).toHaveLength(1)
  const ids = [...before.steps, ...after.steps].map(({ flowId }) => flowId)
  expect(new Set(ids).size).toBe(1)
})

test('who gives up after wrong passwords is told with each error, and as one exit', async () => {
  const { steps, onTelemetry, outcome } = listen()
  await press({ onTelemetry })
  await chooseBank()
  await signIn('wrong')
  await signIn('wrong')
  await closeLink()
  const error = { type: 'ITEM_ERROR', code: 'INVALID_CREDENTIALS' }
  expect(await outcome()).toMatchObject({ step: 'exited', reason: 'closed', error })
  expect(steps.filter(({ step }) => step === 'error_met')).toEqual([
    expect.objectContaining({ error }),
    expect.objectContaining({ error }),
  ])
})

test('a server that takes the success only on a retry makes one outcome', async () => {
  const { steps, onTelemetry, outcome } = listen()
  const servers = await startServers()
  servers.intercept('POST /items', () => refusal(500, 'internal_error'))
  const { user } = await press({ servers, onTelemetry })
  await walkThroughLink()
  await waitFor(() => expect(names(steps)).toContain('attempt_failed'))
  await user.click(await screen.findByRole('button', { name: /try again/i }))
  expect(await outcome()).toMatchObject({ step: 'linked' })
  expect(names(steps).slice(-3)).toEqual(['attempt_failed', 'retried', 'linked'])
  expect(steps.filter(({ isOutcome }) => isOutcome)).toHaveLength(1)
})

test('a telemetry callback that throws stops nothing, and the newest one hears', async () => {
  const uncaught = vi.fn<(error: Error) => void>()
  process.on('uncaughtException', uncaught)
  onTestFinished(() => void process.off('uncaughtException', uncaught))
  const onLinked = vi.fn<() => void>()
  const ui = <BankLinkButton returnTo="/" />
  const page = await renderWithRelink(ui, {
    onLinked,
    onTelemetry: () => {
      throw new Error('Thrown by the app')
    },
  })
  await page.user.click(screen.getByRole('button'))
  await linkOpens()
  await waitFor(() => expect(uncaught).toHaveBeenCalled())
  const newest = listen()
  page.again(ui, { onTelemetry: newest.onTelemetry })
  await walkThroughLink()
  expect(await newest.outcome()).toMatchObject({ step: 'linked' })
  expect(onLinked).toHaveBeenCalledOnce()
})

test('what a page still holds is told when it goes', async () => {
  const { steps, onTelemetry } = listen()
  await press({ onTelemetry })
  await linkOpens()
  await waitFor(() => expect(names(steps)).toContain('opened'))
  window.dispatchEvent(new Event('pagehide'))
  expect(names(steps).at(-1)).toBe('page_left')
})
