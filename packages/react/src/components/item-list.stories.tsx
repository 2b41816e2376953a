import { RelinkError } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useState } from 'react'
import { itemBeing } from '../../../../.storybook/health-states.ts'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { BankLinkButton } from './bank-link-button.tsx'
import { ItemList, type ItemListProps } from './item-list.tsx'

const meta = {
  title: 'Components/ItemList',
  component: ItemList,
  args: { headingLevel: 2 },
  argTypes: {
    items: { control: false },
    children: { control: false },
    issueActions: { control: false },
    onRemoved: { control: false, description: 'Called once a connection is ended.' },
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
  parameters: { docs: { story: { height: '520px' } } },
} satisfies Meta<typeof ItemList>

export default meta
type Story = StoryObj<typeof meta>

/** All of the person’s banks, kept fresh. */
export const SomeBanks: Story = {
  parameters: {
    relink: {
      hint: 'Repair one, disconnect another. The focus never falls to the start of the page.',
      banks: ['First Platypus Bank', 'Tartan Bank', 'Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.break('item-1'),
    } satisfies Scene,
  },
}

/** Nobody has connected a bank yet: the button, or whatever the app gives. */
export const Empty: Story = {
  args: {
    children: (
      <div className="stage-stack">
        <p>Connect your bank to see your accounts here.</p>
        <div>
          <BankLinkButton />
        </div>
      </div>
    ),
  },
}

/** What takes longer than 300 ms has its place shown. */
export const Loading: Story = {
  parameters: {
    relink: {
      hint: 'Your server does not answer.',
      prepare: ({ backend }) => {
        backend.listItems = () => new Promise(() => undefined)
      },
    } satisfies Scene,
  },
}

/** When the list can’t be had it says so, and a second try works. */
export const Failed: Story = {
  parameters: {
    relink: {
      hint: 'Your server can’t be reached at first.',
      banks: ['Tartan Bank'],
      asksOnce: true,
      prepare: ({ backend }) => {
        const { listItems } = backend
        const until = Date.now() + 1500
        backend.listItems = (call) =>
          Date.now() > until
            ? listItems(call)
            : Promise.reject(
                new RelinkError('request_failed', 'Failed to list Items: no answer. Try again.'),
              )
      },
    } satisfies Scene,
  },
}

const names = ['Tartan Bank', 'Houndstooth Bank', 'First Platypus Bank', 'Platypus OAuth Bank']

const thousand = Array.from({ length: 1000 }, (_, index) =>
  itemBeing(
    index % 9 === 4
      ? { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null }
      : { status: 'healthy' },
    { id: `item-${index}`, bankName: `${names[index % names.length]} ${index + 1}` },
  ),
)

const Growing = (props: ItemListProps) => {
  const [count, setCount] = useState(6)
  return (
    <div className="stage-stack">
      <div>
        <button
          type="button"
          className="relink-button"
          data-variant="other"
          onClick={() => setCount(thousand.length)}
        >
          Show a thousand
        </button>
      </div>
      <ItemList {...props} items={thousand.slice(0, count)} />
    </div>
  )
}

/** A thousand connections: scroll, and find one by its number with the browser’s own search. */
export const Thousand: Story = {
  render: (args) => <Growing {...args} />,
}
