import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { BankRow } from '../../../../.storybook/bank-row.tsx'
import { endingControls } from '../../../../.storybook/controls.ts'
import { healthStates, itemBeing } from '../../../../.storybook/health-states.ts'
import {
  leaveLink,
  linkCloses,
  press,
  pressInLink,
  signIn,
  told,
} from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { useItems } from '../hooks/use-items.ts'
import { ReconnectBanner, type ReconnectBannerProps } from './reconnect-banner.tsx'

const Banks = ({ render }: Partial<Pick<ReconnectBannerProps, 'render'>>) => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <section key={item.id} className="stage-stack" aria-label={item.bankName}>
          <ReconnectBanner item={item} render={render} />
          <BankRow item={item} />
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
        <BankRow key={item.id} item={item} />
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
    render: { control: false },
    ...endingControls,
  },
  render: () => <Banks />,
} satisfies Meta<typeof ReconnectBanner>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

const broken = scene({
  hint: 'Reconnect it with user_good and pass_good. The banner then says that it worked.',
  banks: ['First Platypus Bank'],
  prepare: ({ backend }) => backend.break('item-0'),
})

const day = 24 * 60 * 60 * 1000
const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString()

const ending = scene({
  hint: 'Renew it on the bank’s own page, or be reminded later.',
  banks: ['Platypus OAuth Bank'],
  prepare: ({ backend }) =>
    backend.warn('item-0', { status: 'expires', at: inDays(6), daysLeft: 6 }),
})

/** The bank wants the person to sign in again: a changed password, a new agreement, a lost consent. */
export const ReconnectNeeded: Story = {
  ...broken,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: /Remind/ })).toBeNull()
  },
}

/** After the repair it says so, for as long as the person looks at this page. */
export const Repaired: Story = {
  ...broken,
  play: async ({ canvas }) => {
    await press(/^Reconnect/)
    await signIn()
    await pressInLink('Finish')
    await linkCloses()
    await told('onUpdated: First Platypus Bank, repaired')
    await expect(await canvas.findByText('First Platypus Bank is connected again.')).toBeVisible()
    await expect(await canvas.findByText('Up to date')).toBeVisible()
  },
}

/** The person left Link in the middle: the banner stays, for the bank still needs them. */
export const LeftInTheMiddle: Story = {
  ...broken,
  play: async ({ canvas }) => {
    await press(/^Reconnect/)
    await leaveLink()
    await told('onExited: Link was closed')
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
  },
}

/** It still works, and ends soon unless the person renews it. This can be put off for a day. */
export const ReconnectSoon: Story = {
  ...ending,
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
    await expect(canvas.getByRole('button', { name: /^Remind me later/ })).toBeVisible()
  },
}

/** The person withdrew access, here or at the bank. */
export const AccessRevoked: Story = {
  ...scene({
    hint: 'They can give access again on the bank’s own page.',
    banks: ['Platypus OAuth Bank'],
    prepare: ({ backend }) =>
      backend.warn('item-0', { status: 'revoked', code: 'USER_PERMISSION_REVOKED' }),
  }),
  play: async ({ canvas }) => {
    const banner = await canvas.findByText(/Permission to read it was taken back/)
    await expect(banner).toBeVisible()
  },
}

/** Put off just now: the banner is gone for a day. */
export const RemindedLater: Story = {
  ...ending,
  play: async ({ canvas }) => {
    await press(/^Remind me later/)
    await waitFor(() => expect(canvas.queryByRole('button')).toBeNull())
  },
}

/** An offer, which can be put off for a week. Link opens with the choice of accounts. */
export const NewAccounts: Story = {
  ...scene({
    hint: 'Choose accounts on the bank’s own page, or be reminded later.',
    banks: ['Platypus OAuth Bank'],
    prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Choose accounts/ })).toBeVisible()
  },
}

const names = ['Tartan Bank', 'Platypus OAuth Bank', 'Flexible Platypus Open Bank of the North']

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
export const EveryState: Story = {
  render: () => <Gallery />,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findAllByRole('button')
    const banners = canvasElement.querySelectorAll('.relink-banner:not([data-empty])')
    await expect(banners.length).toBeGreaterThanOrEqual(healthStates.length - 1)
  },
}

/** Nothing is shown for a connection that works. */
export const Healthy: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Up to date')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** A list may carry one banner per Item: no token is asked for before somebody means to press. */
export const OneOfMany: Story = {
  ...scene({
    hint: 'One banner for each bank; only one has something to say.',
    banks: ['First Platypus Bank', 'Tartan Bank', 'Houndstooth Bank'],
    prepare: ({ backend }) => backend.break('item-1'),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('button', { name: /^Reconnect/ })).toHaveLength(1)
  },
}

/** One banner for all of them: the most urgent first, three at most, the rest folded away. */
export const SeveralAtOnce: Story = {
  render: () => <OneForAll />,
  ...scene({
    hint: 'Repair one after another: the banner says which works again, and which are left.',
    banks: ['Tartan Bank', 'Platypus OAuth Bank', 'First Platypus Bank', 'Houndstooth Bank'],
    prepare: async ({ backend }) => {
      backend.warn('item-0', { status: 'new_accounts', relink: false })
      backend.warn('item-1', { status: 'expires', at: inDays(5), daysLeft: 5 })
      await backend.break('item-2')
      backend.warn('item-3', { status: 'revoked', code: 'USER_PERMISSION_REVOKED' })
    },
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('4 banks need you')).toBeVisible()
  },
}

/** What was put off before. It comes back by itself, two days before its deadline at the latest. */
export const PutOff: Story = {
  ...scene({
    hint: 'This was put off an hour ago; no banner for now.',
    banks: ['Platypus OAuth Bank'],
    prepare: ({ backend }) => {
      backend.warn('item-0', { status: 'expires', at: inDays(6), daysLeft: 6 })
      const until = Date.now() + day
      localStorage.setItem('relink.snooze:ada:item-0', JSON.stringify({ status: 'expires', until }))
    },
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading')).toBeVisible()
    await expect(canvas.queryByRole('button')).toBeNull()
  },
}

/** Your own element in place of the `<section>`. */
export const YourOwnElement: Story = {
  ...broken,
  render: () => <Banks render={<aside className="stage-card" />} />,
  play: async ({ canvas, canvasElement }) => {
    await canvas.findByRole('button', { name: /^Reconnect/ })
    await expect(canvasElement.querySelector('aside')).toHaveAttribute('data-severity')
  },
}
