import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { endingControls } from '../../../../.storybook/controls.ts'
import { itemBeing } from '../../../../.storybook/health-states.ts'
import {
  approve,
  linkCloses,
  press,
  pressInLink,
  signIn,
  told,
} from '../../../../.storybook/person.ts'
import { useTell } from '../../../../.storybook/scene.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { useItems } from '../hooks/use-items.ts'
import { ItemCard, type ItemCardProps } from './item-card.tsx'

const Cards = ({
  children,
  headingLevel = 2,
  render,
}: Partial<Pick<ItemCardProps, 'children' | 'headingLevel' | 'render'>>) => {
  const tell = useTell()
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <ItemCard
          key={item.id}
          item={item}
          headingLevel={headingLevel}
          render={render}
          onRemoved={(removed) => tell('onRemoved', removed.bankName, removed)}
        >
          {children}
        </ItemCard>
      ))}
      {items.length === 0 && <p>No bank is connected.</p>}
    </div>
  )
}

const meta = {
  title: 'Components/ItemCard',
  component: ItemCard,
  argTypes: {
    item: { control: false },
    issueActions: { control: false },
    onRemoved: { control: false },
    render: { control: false },
    ...endingControls,
  },
  render: () => <Cards />,
} satisfies Meta<typeof ItemCard>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

/** A connection that works: what is shared, how fresh it is, and a way to end it. */
export const UpToDate: Story = {
  ...scene({
    banks: ['Tartan Bank'],
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('article', { name: 'Tartan Bank' })).toBeVisible()
    await expect(canvas.getByText('Up to date')).toBeVisible()
  },
}

/** The card says what its bank needs, and repairs it. */
export const NeedsThePerson: Story = {
  ...scene({
    hint: 'Reconnect it with user_good and pass_good.',
    banks: ['First Platypus Bank'],
    prepare: ({ backend }) => backend.break('item-0'),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
    await expect(canvas.getByRole('article')).toHaveAttribute('data-health', 'sign_in_required')
  },
}

/** It works again: the card says that, and what it says is fresh. */
export const Repaired: Story = {
  ...scene({
    banks: ['First Platypus Bank'],
    prepare: ({ backend }) => backend.break('item-0'),
  }),
  play: async ({ canvas }) => {
    await press(/^Reconnect/)
    await signIn()
    await pressInLink('Finish')
    await linkCloses()
    await expect(await canvas.findByText('First Platypus Bank is connected again.')).toBeVisible()
  },
}

/** Before it ends a connection the card asks. Escape is no. */
export const AsksFirst: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await press(/^Disconnect/)
    await expect(await canvas.findByText('Disconnect Tartan Bank?')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Keep it' })).toBeVisible()
  },
}

/** No: the question goes, and the focus is back at the button. */
export const KeptAfterAll: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await press(/^Disconnect/)
    await canvas.findByText('Disconnect Tartan Bank?')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(canvas.queryByText('Disconnect Tartan Bank?')).toBeNull())
    await expect(canvas.getByRole('button', { name: /^Disconnect/ })).toHaveFocus()
  },
}

/** Yes: it is ended, at Plaid too. */
export const Disconnected: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await press(/^Disconnect/)
    await canvas.findByText('Disconnect Tartan Bank?')
    await press(/^Disconnect/)
    await told('onRemoved: Tartan Bank')
    await expect(await canvas.findByText('No bank is connected.')).toBeVisible()
  },
}

/** After a repair with a choice of accounts the card lists what changed. */
export const ChangesAccounts: Story = {
  ...scene({
    banks: ['Platypus OAuth Bank'],
    prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
  }),
  play: async ({ canvas }) => {
    await press(/^Choose accounts/)
    await approve()
    await pressInLink('Finish')
    await linkCloses()
    await told(/^onUpdated: Platypus OAuth Bank/)
    await waitFor(() =>
      expect(canvas.getByRole('article')).toHaveAttribute('data-health', 'healthy'),
    )
  },
}

/** When ending the connection fails, the card says so and nothing is changed. */
export const CannotDisconnect: Story = {
  ...scene({
    hint: 'Your server fails to disconnect it.',
    banks: ['Tartan Bank'],
    prepare: ({ backend }) => {
      backend.removeItem = () => Promise.reject(new Error('The server is away.'))
    },
  }),
  play: async ({ canvas }) => {
    await press(/^Disconnect/)
    await canvas.findByText('Disconnect Tartan Bank?')
    await press(/^Disconnect/)
    await expect(await canvas.findByText(/Nothing was changed/)).toBeVisible()
  },
}

const states = [
  itemBeing({ status: 'healthy' }),
  itemBeing({ status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null }),
  itemBeing({ status: 'expires', at: '2026-12-07T00:00:00Z', daysLeft: 6 }),
  itemBeing({ status: 'new_accounts', relink: true }, { bankName: 'Banque Écossaise' }),
  itemBeing(
    { status: 'revoked', code: 'ITEM_NOT_FOUND' },
    { bankName: 'Tattersall Federal Credit Union of the North', accounts: [] },
  ),
  itemBeing({ status: 'bank_trouble', code: 'INSTITUTION_DOWN' }),
].map((item, index) => ({ ...item, id: `item-${index}` }))

/** The card in the states that look different, with what an app puts into the last one. */
export const EveryState: Story = {
  render: () => (
    <div className="stage-stack">
      {states.map((item, index) => (
        <ItemCard key={item.id} item={item} headingLevel={2}>
          {index === states.length - 1 && (
            <p className="stage-quiet">Your own content, such as a balance or a link.</p>
          )}
        </ItemCard>
      ))}
    </div>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('article')).toHaveLength(states.length)
  },
}

/** Your own element in place of the `<article>`. */
export const YourOwnElement: Story = {
  ...scene({ banks: ['Tartan Bank'] }),
  render: () => <Cards render={<section className="stage-card stage-stack" />} />,
  play: async ({ canvas }) => {
    const root = await canvas.findByRole('region', { name: 'Tartan Bank' })
    await expect(root).toHaveAttribute('data-health', 'healthy')
  },
}
