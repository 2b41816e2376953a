import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { endingControls } from '../../../../.storybook/controls.ts'
import {
  approve,
  chooseBank,
  connect,
  hasStatus,
  leaveLink,
  linkCloses,
  linkOpens,
  press,
  pressInLink,
  signIn,
  told,
} from '../../../../.storybook/person.ts'
import { scene, slowly } from '../../../../.storybook/scenes.ts'
import { useItems } from '../hooks/use-items.ts'
import { BankLinkButton } from './bank-link-button.tsx'

const meta = {
  title: 'Components/BankLinkButton',
  component: BankLinkButton,
  args: { children: 'Connect a bank' },
  argTypes: {
    children: { control: 'text', description: 'Default: the language’s “Connect a bank”.' },
    context: { control: 'object' },
    render: { control: false },
    issueActions: { control: false },
    ...endingControls,
  },
} satisfies Meta<typeof BankLinkButton>

export default meta
type Story = StoryObj<typeof meta>

/** A press gets a link token and opens Link, however early it comes. Nothing is asked for before. */
export const NewBank: Story = {
  ...scene({
    hint: 'Press it, choose any bank, and sign in there as user_good with pass_good.',
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button')).toHaveAttribute('data-status', 'idle')
  },
}

/** A pointer that rests on the button, or the Tab key, gets Link ready; the press then opens it at once. */
export const GotReady: Story = {
  ...scene({ hint: 'The focus came here by Tab, so Link is loaded already.' }),
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button')
    await userEvent.tab()
    await expect(button).toHaveFocus()
    await hasStatus(button, 'ready')
    await expect(button).not.toHaveAttribute('aria-busy', 'true')
  },
}

/** While a token is on its way the button says so, and stays where the focus is. */
export const SlowServer: Story = {
  ...scene({
    hint: 'Your server takes long. Pressing again is the same press.',
    network: slowly('/link/token/create', 60_000),
  }),
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button')
    await userEvent.click(button)
    await userEvent.click(button)
    await expect(button).toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveFocus()
    await expect(await canvas.findByText('Opening…')).toBeInTheDocument()
  },
}

/** Link is open over the page. */
export const LinkIsOpen: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await linkOpens()
    await hasStatus(canvas.getByText('Connect a bank'), 'open')
  },
}

/** Link has succeeded, and the server has not taken it yet. */
export const Finishing: Story = {
  ...scene({ network: slowly('/item/public_token/exchange', 60_000) }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await hasStatus(await canvas.findByRole('button'), 'finishing')
  },
}

/** The bank is connected, and the focus is back where it was. */
export const Linked: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await told('onLinked: First Platypus Bank')
    const button = canvas.getByRole('button')
    await hasStatus(button, 'linked')
    await waitFor(() => expect(button).toHaveFocus())
  },
}

/** Who closes Link is told nothing: they know. */
export const Closed: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await leaveLink()
    await told('onExited: Link was closed')
    await hasStatus(canvas.getByRole('button'), 'exited')
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

/** The bank does not answer: what people read, and another bank to choose. */
export const BankIsDown: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await chooseBank('Unhealthy Platypus Bank - Down')
    await pressInLink('Exit')
    await expect(await canvas.findByRole('alert')).toHaveTextContent('has a technical problem')
    await expect(canvas.getByRole('button', { name: 'Choose another bank' })).toBeVisible()
  },
}

/** Too many wrong passwords. Another try could make it worse, so none is offered. */
export const SignInLocked: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await chooseBank('First Platypus Bank')
    await signIn('error_ITEM_LOCKED')
    await pressInLink('Exit')
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Your sign-in is locked')
    await expect(canvas.queryByRole('button', { name: 'Try again' })).toBeNull()
  },
}

/** When the token can’t be had, the notice says so. */
export const ServerFails: Story = {
  ...scene({
    hint: 'Your server can’t be reached.',
    network: () => () => Promise.reject(new TypeError('Failed to fetch')),
  }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await expect(await canvas.findByRole('alert')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
    await hasStatus(canvas.getByRole('button', { name: 'Connect a bank' }), 'failed')
  },
}

/** An ad blocker keeps Plaid’s script out. Once it lets it in, a retry works without a reload. */
export const ScriptBlocked: Story = {
  tags: ['script-blocked'],
  ...scene({ hint: 'Stop blocking and try again.', blocker: true }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await expect(await canvas.findByRole('alert')).toHaveTextContent(
      'Something is blocking this page',
    )
  },
}

/** The same, after the blocker let the script in: Link opens. */
export const ScriptLetIn: Story = {
  tags: ['script-blocked'],
  ...scene({ blocker: true }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await canvas.findByRole('alert')
    await userEvent.click(canvas.getByLabelText('Block Plaid’s script'))
    await press('Try again')
    await linkOpens()
  },
}

/** Connecting the same accounts twice would be paid for twice, so the person is asked. */
export const ConnectedAlready: Story = {
  ...scene({
    hint: 'First Platypus Bank was connected before.',
    banks: ['First Platypus Bank'],
  }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await canvas.findByRole('button', { name: 'Keep this connection' })
    await hasStatus(canvas.getByRole('button', { name: 'Connect a bank' }), 'deciding')
  },
}

/** They keep what they have: nothing is exchanged, and nothing is paid for. */
export const KeptConnection: Story = {
  ...scene({ banks: ['First Platypus Bank'] }),
  play: async () => {
    await press('Connect a bank')
    await connect()
    await press('Keep this connection')
    await told('onExited: the connection there was is kept')
  },
}

/** Without a notice below: for an app that says it in a place of its own, such as `LinkStatus`. */
export const WithoutNotice: Story = {
  args: { notice: false },
  ...scene({ network: () => () => Promise.reject(new TypeError('Failed to fetch')) }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await hasStatus(canvas.getByRole('button'), 'failed')
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

const ChangeAccounts = () => {
  const { data: items = [] } = useItems()
  return items.map((item) => (
    <div key={item.id} className="stage-card stage-row">
      <div>
        <h2>{item.bankName}</h2>
        <p className="stage-quiet">{item.accounts.map(({ name }) => name).join(', ')}</p>
      </div>
      <BankLinkButton itemId={item.id} accountSelection data-variant="other">
        Change accounts
      </BankLinkButton>
    </div>
  ))
}

/** With an `itemId` Link opens in update mode: to repair an Item, or to choose its accounts again. */
export const ChooseAccountsAgain: Story = {
  ...scene({
    hint: 'At this bank, approve with other accounts than before.',
    banks: ['Platypus OAuth Bank'],
  }),
  render: () => <ChangeAccounts />,
  play: async () => {
    await press('Change accounts')
    await approve()
    await pressInLink('Finish')
    await linkCloses()
    await told(/^onUpdated: Platypus OAuth Bank/)
  },
}
