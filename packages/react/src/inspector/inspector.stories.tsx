import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, screen, userEvent, waitFor, within } from 'storybook/test'
import { theStage } from '../../../../.storybook/create-stage.ts'
import { chooseBank, leaveLink, press, signIn } from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { BankLinkButton } from '../components/bank-link-button.tsx'
import { ItemList } from '../later/item-components.tsx'
import type { InspectorSimulator } from './inspector-simulator.ts'
import { Inspector } from './inspector.tsx'

/** The simulator of the story, whose back end has no webhooks and is made to look after each change. */
const simulatorOfStory = (): InspectorSimulator => {
  const { simulator, backend } = theStage().setting
  const { control } = simulator
  const thenLook =
    <Given extends unknown[], Answer>(act: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      const answer = await act(...given)
      await backend.look()
      return answer
    }
  return {
    ...control,
    breakItem: thenLook(control.breakItem),
    repairItem: thenLook(control.repairItem),
    setConsentEnd: thenLook(control.setConsentEnd),
    announceDisconnect: thenLook(control.announceDisconnect),
    advanceClock: thenLook(control.advanceClock),
  }
}

const simulator = new Proxy({} as InspectorSimulator, {
  get: (_, name) => Reflect.get(simulatorOfStory(), name) as unknown,
})

const meta = {
  title: 'Development/Inspector',
  component: Inspector,
  args: { defaultOpen: true, position: 'end' },
  argTypes: {
    position: { control: 'inline-radio', options: ['start', 'end'] },
    simulator: { control: false },
  },
  render: (args) => (
    <div className="stage-stack">
      <div>
        <BankLinkButton>Connect a bank</BankLinkButton>
      </div>
      <ItemList headingLevel={2} />
      <Inspector {...args} simulator={simulator} />
    </div>
  ),
} satisfies Meta<typeof Inspector>

export default meta
type Story = StoryObj<typeof meta>

const panel = (): ReturnType<typeof within> =>
  within(screen.getByRole('region', { name: 'Relink inspector' }))

/** A developer’s view of what happens: flows, Plaid’s events, what is set aside, requests and Items. */
export const Playground: Story = scene({
  hint: 'Connect a bank and watch. What Link and the back end say is told as it comes.',
  banks: ['First Platypus Bank'],
})

/** It starts as a button in a corner. */
export const Closed: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  args: { defaultOpen: false },
  play: async () => {
    const button = await screen.findByRole('button', { name: /^Relink inspector/ })
    await userEvent.click(button)
    await userEvent.keyboard('{Escape}')
    await expect(button).toHaveFocus()
    await expect(screen.queryByRole('region', { name: 'Relink inspector' })).toBeNull()
  },
}

/** Why a page says what it says: code, line of the catalogue, and what became of each action. */
export const AnIssue: Story = {
  ...scene({ hint: 'The bank said that the account is locked.', banks: ['Tartan Bank'] }),
  play: async () => {
    await press('Connect a bank')
    await chooseBank('First Platypus Bank')
    await signIn('error_ITEM_LOCKED')
    await leaveLink()
    await userEvent.click(await panel().findByRole('tab', { name: /^Issue/ }))
    await expect(await panel().findByText('ITEM_ERROR / ITEM_LOCKED')).toBeVisible()
  },
}

/** Where a simulator stands in for Plaid, everything that goes wrong at a bank can be tried. */
export const BreakAConnection: Story = {
  ...scene({ hint: 'Choose what happens, and see how the page takes it.', banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await userEvent.click(await screen.findByRole('tab', { name: 'Simulator' }))
    const connection = within(panel().getByRole('group', { name: 'A connection' }))
    await connection.findByRole('option', { name: /^Tartan Bank/ })
    await userEvent.click(connection.getByRole('button', { name: 'Let it happen' }))
    await waitFor(() => expect(panel().getByText(/has to sign in again\.$/)).toBeVisible())
    await expect(await canvas.findByText('Reconnect Tartan Bank')).toBeVisible()
  },
}
