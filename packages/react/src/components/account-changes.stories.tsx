import type { Account } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { AccountChanges } from './account-changes.tsx'

const account = (id: string, name: string, mask: string | null): Account => ({
  id,
  name,
  mask,
  type: 'depository',
  subtype: null,
})

const kept = [account('a', 'Plaid Checking', '0000')]
const added = [account('c', 'Plaid Money Market', '4444'), account('d', 'Joint account', null)]
const removed = [account('b', 'Plaid Saving', '1111')]

const meta = {
  title: 'Components/AccountChanges',
  component: AccountChanges,
  args: { headingLevel: 2, changes: { added, kept, removed } },
  argTypes: { changes: { control: 'object' }, render: { control: false } },
} satisfies Meta<typeof AccountChanges>

export default meta
type Story = StoryObj<typeof meta>

/** After a repair in which the person chose anew what to share. */
export const AfterRepair: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Now shared' })).toBeVisible()
    await expect(canvas.getByRole('heading', { name: 'No longer shared' })).toBeVisible()
    await expect(canvas.queryByText('Plaid Checking')).toBeNull()
  },
}

/** With those that stayed. */
export const WithKept: Story = {
  args: { showKept: true },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Plaid Checking')).toBeVisible()
  },
}

/** The person shares more than before, and nothing less. */
export const OnlyAdded: Story = {
  args: { changes: { added, kept, removed: [] } },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('heading', { name: 'Now shared' })).toBeVisible()
    await expect(canvas.queryByRole('heading', { name: 'No longer shared' })).toBeNull()
  },
}

/** Granted again under another id: for the person nothing has changed. */
export const GrantedAgain: Story = {
  args: {
    showKept: true,
    changes: { added: [account('z', 'Plaid Saving', '1111')], kept, removed },
  },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('.relink-changes')).toHaveAttribute('data-empty'),
    )
  },
}

/** Nothing has changed, or no repair has been: it takes no room. */
export const Nothing: Story = {
  args: { changes: null },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('.relink-changes')).toBeEmptyDOMElement(),
    )
  },
}

/** Your own element in place of the `<div>`. */
export const YourOwnElement: Story = {
  args: { render: <section className="stage-card" aria-label="What has changed" /> },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(canvasElement.querySelector('section')).toHaveTextContent('Plaid Money Market'),
    )
  },
}
