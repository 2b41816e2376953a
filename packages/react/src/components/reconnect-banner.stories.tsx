import { describeHealth, type Item } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { healthStates, itemBeing } from '../../../../.storybook/health-states.ts'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { useItems } from '../hooks/use-items.ts'
import { ReconnectBanner } from './reconnect-banner.tsx'

const Bank = ({ item }: { item: Item }) => (
  <div className="stage-card stage-row">
    <h2>{item.bankName}</h2>
    <p className="stage-quiet">{describeHealth(item)?.title ?? 'Up to date'}</p>
  </div>
)

const Banks = () => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <section key={item.id} className="stage-stack" aria-label={item.bankName}>
          <ReconnectBanner item={item} />
          <Bank item={item} />
        </section>
      ))}
    </div>
  )
}

const OneForAll = () => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      <ReconnectBanner items={items} />
      {items.map((item) => (
        <Bank key={item.id} item={item} />
      ))}
    </div>
  )
}

const meta = {
  title: 'Components/ReconnectBanner',
  component: ReconnectBanner,
  argTypes: {
    item: { control: false, description: 'One connection.' },
    items: {
      control: false,
      description: 'Or all of the person’s: one banner for those that need them.',
    },
    issueActions: { control: false },
    returnFocus: { control: false },
    onLinked: { control: false, description: 'A bank was connected anew.' },
    onUpdated: {
      control: false,
      description: 'A connection was repaired, or its accounts were changed.',
    },
    onExited: {
      control: false,
      description: 'Link was left without a new or repaired connection.',
    },
  },
  render: () => <Banks />,
} satisfies Meta<typeof ReconnectBanner>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

const day = 24 * 60 * 60 * 1000
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()

/** The bank wants the person to sign in again: a changed password, a new agreement, a lost consent. */
export const ReconnectNeeded: Story = {
  parameters: {
    relink: {
      hint: 'Reconnect it with user_good and pass_good. The banner then says that it worked.',
      banks: ['First Platypus Bank'],
      prepare: ({ backend }) => backend.break('item-0'),
    } satisfies Scene,
  },
}

/** It still works, and ends soon unless the person renews it. This can be put off for a day. */
export const ReconnectSoon: Story = {
  parameters: {
    relink: {
      hint: 'Renew it on the bank’s own page, or be reminded later.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) =>
        backend.warn('item-0', { status: 'expires', at: inDays(6), daysLeft: 6 }),
    } satisfies Scene,
  },
}

/** The person withdrew access, here or at the bank. */
export const AccessRevoked: Story = {
  parameters: {
    relink: {
      hint: 'They can give access again on the bank’s own page.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) =>
        backend.warn('item-0', { status: 'revoked', code: 'USER_PERMISSION_REVOKED' }),
    } satisfies Scene,
  },
}

/** An offer, which can be put off for a week. Link opens with the choice of accounts. */
export const NewAccounts: Story = {
  parameters: {
    relink: {
      hint: 'Choose accounts on the bank’s own page, or be reminded later: open this page in two tabs to see that both know.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
    } satisfies Scene,
  },
}

const names = [
  'Tartan Bank',
  'Platypus OAuth Bank',
  'First Gingham Credit Union',
  'Flexible Platypus Open Bank of the North',
]

const Gallery = () => (
  <div className="stage-stack">
    {healthStates.map((health, index) => {
      const item = itemBeing(health, {
        id: `item-${index}`,
        bankName: names[index % names.length] ?? '',
      })
      return <ReconnectBanner key={item.id} item={item} />
    })}
  </div>
)

/** Every state of health in its words, the most urgent first. What passes by itself has no button. */
export const EveryState: Story = { render: () => <Gallery /> }

/** Nothing is shown for a connection that works. */
export const Healthy: Story = {
  parameters: {
    relink: {
      hint: 'The connection works, so there is no banner above it.',
      banks: ['Tartan Bank'],
    } satisfies Scene,
  },
}

/** A list may carry one banner per Item: no token is asked for before somebody means to press. */
export const OneOfMany: Story = {
  parameters: {
    relink: {
      hint: 'One banner for each bank; only one has something to say.',
      banks: ['First Platypus Bank', 'Tartan Bank', 'Houndstooth Bank'],
      prepare: ({ backend }) => backend.break('item-1'),
    } satisfies Scene,
  },
}

/** One banner for all of them: the most urgent first, three at most, the rest folded away. */
export const SeveralAtOnce: Story = {
  render: () => <OneForAll />,
  parameters: {
    relink: {
      hint: 'Repair one after another: the banner says which works again, and which are left.',
      banks: ['Tartan Bank', 'Platypus OAuth Bank', 'First Platypus Bank', 'Houndstooth Bank'],
      prepare: async ({ backend }) => {
        backend.warn('item-0', { status: 'new_accounts', relink: false })
        backend.warn('item-1', { status: 'expires', at: inDays(5), daysLeft: 5 })
        await backend.break('item-2')
        backend.warn('item-3', { status: 'revoked', code: 'USER_PERMISSION_REVOKED' })
      },
    } satisfies Scene,
  },
}

/** What was put off before. It comes back by itself, two days before its deadline at the latest. */
export const PutOff: Story = {
  parameters: {
    relink: {
      hint: 'This was put off an hour ago; no banner for now.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => {
        backend.warn('item-0', { status: 'expires', at: inDays(6), daysLeft: 6 })
        const until = Date.now() + day
        localStorage.setItem(
          'relink.snooze:ada:item-0',
          JSON.stringify({ status: 'expires', until }),
        )
      },
    } satisfies Scene,
  },
}
