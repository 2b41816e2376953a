import { RelinkError } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent, waitFor } from 'storybook/test'
import { useState } from 'react'
import { endingControls } from '../../../../.storybook/controls.ts'
import { itemBeing } from '../../../../.storybook/health-states.ts'
import { press } from '../../../../.storybook/person.ts'
import type { Scene } from '../../../../.storybook/scene.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import { ItemList } from '../later/item-components.tsx'
import { ItemList as Body, type ItemListBodyProps, type ItemListProps } from './item-list.tsx'

const meta = {
  title: 'Components/ItemList',
  // Whose props the table lists; what is shown is what the door gives.
  component: Body,
  render: (args) => <ItemList {...args} />,
  args: { headingLevel: 2 },
  argTypes: {
    items: { control: false },
    // Between the two parts of the component.
    query: { table: { disable: true } },
    children: { control: false },
    issueActions: { control: false },
    render: { control: false },
    onRemoved: { control: false, description: 'Called once a connection is ended.' },
    ...endingControls,
  },
  parameters: { docs: { story: { height: '520px' } } },
} satisfies Meta<ItemListBodyProps>

export default meta
type Story = StoryObj<typeof meta>

/** All of the person’s banks, kept fresh. */
export const SomeBanks: Story = {
  ...scene({
    hint: 'Repair one, disconnect another. The focus never falls to the start of the page.',
    banks: ['First Platypus Bank', 'Tartan Bank', 'Platypus OAuth Bank'],
    prepare: ({ backend }) => backend.break('item-1'),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('article')).toHaveLength(3)
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
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/Connect your bank to see/)).toBeVisible()
  },
}

/** What takes longer than 300 ms has its place shown. */
export const Loading: Story = {
  ...scene({
    hint: 'Your server does not answer.',
    prepare: ({ backend }) => {
      backend.listItems = () => new Promise(() => undefined)
    },
  }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('[data-place]')).toBeVisible())
    await expect(canvasElement.querySelector('.relink-items')).toHaveAttribute('aria-busy', 'true')
  },
}

/** Fails until somebody tries again. */
const failing: Scene = {
  banks: ['Tartan Bank'],
  asksOnce: true,
  prepare: ({ backend }) => {
    const { listItems } = backend
    let isAway = true
    const comeBack = () => {
      isAway = false
    }
    // Before the press itself asks for the list.
    document.addEventListener('click', comeBack, { capture: true, once: true })
    backend.listItems = (call) =>
      isAway
        ? Promise.reject(
            new RelinkError('request_failed', 'Failed to list Items: no answer. Try again.'),
          )
        : listItems(call)
  },
}

/** When the list can’t be had it says so. */
export const Failed: Story = {
  ...scene(failing),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('We can’t get through')
  },
}

/** A second try works. */
export const TriedAgain: Story = {
  ...scene(failing),
  play: async ({ canvas }) => {
    await canvas.findByRole('alert')
    await press('Try again')
    await expect(await canvas.findByRole('article', { name: 'Tartan Bank' })).toBeVisible()
  },
}

/** One is disconnected: the focus goes to the next, never to the start of the page. */
export const OneLess: Story = {
  ...scene({ banks: ['First Platypus Bank', 'Tartan Bank'] }),
  play: async ({ canvas }) => {
    await canvas.findByRole('article', { name: 'First Platypus Bank' })
    await press(/^Disconnect: First Platypus/)
    await canvas.findByText('Disconnect First Platypus Bank?')
    await press(/^Disconnect: First Platypus/)
    await waitFor(() => expect(canvas.getAllByRole('article')).toHaveLength(1))
    await waitFor(() => expect(document.activeElement).not.toBe(document.body))
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

const few = 6

const Growing = (props: ItemListProps) => {
  const [count, setCount] = useState(few)
  return (
    <div className="stage-stack">
      <div>
        <button
          type="button"
          className="relink-button"
          data-variant="other"
          onClick={() => setCount(count === few ? thousand.length : few)}
        >
          {count === few ? 'Show a thousand' : 'Show a few'}
        </button>
      </div>
      <ItemList {...props} items={thousand.slice(0, count)} />
    </div>
  )
}

/** A thousand connections: scroll, and find one by its number with the browser’s own search. */
export const Thousand: Story = {
  render: (args) => <Growing {...args} />,
  play: async ({ canvas, canvasElement }) => {
    // Found once: a look by role among a thousand cards takes seconds.
    const button = await canvas.findByText('Show a thousand')
    await userEvent.click(button)
    await canvas.findByText('Platypus OAuth Bank 1000')
    await expect(canvasElement.querySelectorAll('article')).toHaveLength(1000)
    await expect(button).toHaveTextContent('Show a few')
    await userEvent.click(button)
  },
}

/** Your own element in place of the `<div>`. */
export const YourOwnElement: Story = {
  args: { render: <section className="stage-card" aria-label="Your banks" /> },
  ...scene({ banks: ['Tartan Bank'] }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'Your banks' })).toBeVisible()
  },
}
