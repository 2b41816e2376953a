import type { Item } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { useItems } from '../hooks/use-items.ts'
import { ReconnectBanner } from './reconnect-banner.tsx'

const Banks = () => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <section key={item.id} className="stage-stack" aria-label={item.bankName}>
          <ReconnectBanner item={item} />
          <div className="stage-card stage-row">
            <h2>{item.bankName}</h2>
            <p className="stage-quiet">{health[item.health]}</p>
          </div>
        </section>
      ))}
    </div>
  )
}

const health: Record<Item['health'], string> = {
  healthy: 'Up to date',
  reconnect_needed: 'Not up to date',
  reconnect_soon: 'Up to date for now',
  access_revoked: 'Not up to date',
}

const meta = {
  title: 'Components/ReconnectBanner',
  component: ReconnectBanner,
  argTypes: {
    item: { control: false },
    issueActions: { control: false },
    onLinked: { table: { disable: true } },
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

/** It still works, and ends soon unless the person renews it. */
export const ReconnectSoon: Story = {
  parameters: {
    relink: {
      hint: 'Renew it on the bank’s own page.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.warn('item-0', 'reconnect_soon'),
    } satisfies Scene,
  },
}

/** The person withdrew access, here or at the bank. */
export const AccessRevoked: Story = {
  parameters: {
    relink: {
      hint: 'They can give access again on the bank’s own page.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.warn('item-0', 'access_revoked'),
    } satisfies Scene,
  },
}

/** Nothing is rendered for a connection that works. */
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
