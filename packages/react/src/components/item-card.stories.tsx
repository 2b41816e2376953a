import type { Meta, StoryObj } from '@storybook/react-vite'
import { itemBeing } from '../../../../.storybook/health-states.ts'
import { useTell, type Scene } from '../../../../.storybook/stage.tsx'
import { useItems } from '../hooks/use-items.ts'
import { ItemCard, type ItemCardProps } from './item-card.tsx'

const Cards = ({
  children,
  headingLevel = 2,
}: Pick<ItemCardProps, 'children' | 'headingLevel'>) => {
  const tell = useTell()
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <ItemCard
          key={item.id}
          item={item}
          headingLevel={headingLevel}
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
  render: () => <Cards />,
} satisfies Meta<typeof ItemCard>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

/** A connection that works: what is shared, how fresh it is, and a way to end it. */
export const UpToDate: Story = {
  parameters: {
    relink: {
      hint: 'Disconnect it: it asks first, and Escape is no.',
      banks: ['Tartan Bank'],
    } satisfies Scene,
  },
}

/** The card says what its bank needs, and repairs it. */
export const NeedsThePerson: Story = {
  parameters: {
    relink: {
      hint: 'Reconnect it with user_good and pass_good.',
      banks: ['First Platypus Bank'],
      prepare: ({ backend }) => backend.break('item-0'),
    } satisfies Scene,
  },
}

/** After a repair with a choice of accounts the card lists what changed. */
export const ChangesAccounts: Story = {
  parameters: {
    relink: {
      hint: 'Choose other accounts than before on the bank’s own page.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
    } satisfies Scene,
  },
}

/** When ending the connection fails, the card says so and nothing is changed. */
export const CannotDisconnect: Story = {
  parameters: {
    relink: {
      hint: 'Your server fails to disconnect it.',
      banks: ['Tartan Bank'],
      prepare: ({ backend }) => {
        backend.removeItem = () => Promise.reject(new Error('The server is away.'))
      },
    } satisfies Scene,
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
}
