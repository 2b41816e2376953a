import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { useItems } from '../hooks/use-items.ts'
import { BankLinkButton } from './bank-link-button.tsx'

const meta = {
  title: 'Components/BankLinkButton',
  component: BankLinkButton,
  args: { children: 'Connect a bank' },
  argTypes: {
    children: { control: 'text', description: 'Default: the language’s “Connect a bank”.' },
    context: { control: 'object' },
    issueActions: { control: false },
    onLinked: { control: false, description: 'A bank was connected.' },
    onUpdated: {
      control: false,
      description: 'A connection was repaired, or its accounts were changed.',
    },
    onExited: {
      control: false,
      description: 'Link was left without a new or repaired connection.',
    },
  },
} satisfies Meta<typeof BankLinkButton>

export default meta
type Story = StoryObj<typeof meta>

/** A press gets a link token and opens Link, however early it comes. */
export const NewBank: Story = {
  parameters: {
    relink: {
      hint: 'Press it, choose any bank, and sign in there as user_good with pass_good.',
    } satisfies Scene,
  },
}

const look = `
  .pill {
    padding: 0.8rem 1.6rem;
    border: 2px solid currentcolor;
    border-radius: 99px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    letter-spacing: 0.02em;
    cursor: pointer;
  }
  .pill:hover { background: color-mix(in srgb, currentcolor 10%, transparent); }
  .pill:focus-visible { outline: 3px solid; outline-offset: 3px; }
  .pill[aria-busy] { border-style: dashed; cursor: progress; }
  .pill[data-status='linked']::after { content: ' ✓'; }
`

/** With a class of your own none of the kit’s looks are used. `data-status` says how far the flow is. */
export const YourOwnLook: Story = {
  args: { className: 'pill', children: 'Add your bank' },
  parameters: {
    relink: { hint: 'Styled by a class and by data-status alone.' } satisfies Scene,
  },
  render: (args) => (
    <>
      <style>{look}</style>
      <BankLinkButton {...args} />
    </>
  ),
}

/** While a token is on its way the button says so, and stays where the focus is. */
export const SlowServer: Story = {
  parameters: {
    relink: {
      hint: 'Your server takes five seconds. Pressing again is the same press.',
      network: (send) => async (request) => {
        if (request.url.endsWith('/link/token/create'))
          await new Promise((resolve) => setTimeout(resolve, 5000))
        return send(request)
      },
    } satisfies Scene,
  },
}

/** When the token can’t be had, the notice says so and tries again. */
export const ServerFailsOnce: Story = {
  parameters: {
    relink: {
      hint: 'Your server can’t be reached at the first press, and can at the second.',
      network: (send) => {
        let isDown = true
        return (request) => {
          if (!isDown || !request.url.endsWith('/link/token/create')) return send(request)
          isDown = false
          return Promise.reject(new TypeError('Failed to fetch'))
        }
      },
    } satisfies Scene,
  },
}

/** An ad blocker keeps Plaid’s script out. Once it lets it in, a retry works without a reload. */
export const ScriptBlocked: Story = {
  parameters: {
    relink: {
      hint: 'Press the button, then stop blocking and try again.',
      blocker: true,
    } satisfies Scene,
  },
}

/** Connecting the same accounts twice would be paid for twice, so the person is asked. */
export const ConnectedAlready: Story = {
  parameters: {
    relink: {
      hint: 'First Platypus Bank is connected. Connect it again, as user_good with pass_good.',
      banks: ['First Platypus Bank'],
    } satisfies Scene,
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
  parameters: {
    relink: {
      hint: 'At this bank, approve with other accounts than before.',
      banks: ['Platypus OAuth Bank'],
    } satisfies Scene,
  },
  render: () => <ChangeAccounts />,
}
