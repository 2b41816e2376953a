import type { Account } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { AccountChanges } from './account-changes.tsx'

const account = (id: string, name: string, mask: string | null): Account => ({
  id,
  name,
  mask,
  type: 'depository',
  subtype: null,
})

const meta = {
  title: 'Components/AccountChanges',
  component: AccountChanges,
  args: {
    headingLevel: 2,
    changes: {
      added: [account('c', 'Plaid Money Market', '4444'), account('d', 'Joint account', null)],
      kept: [account('a', 'Plaid Checking', '0000')],
      removed: [account('b', 'Plaid Saving', '1111')],
    },
  },
  argTypes: { changes: { control: 'object' } },
  parameters: { docs: { story: { inline: true } } },
} satisfies Meta<typeof AccountChanges>

export default meta
type Story = StoryObj<typeof meta>

/** After a repair in which the person chose anew what to share. */
export const AfterRepair: Story = {}

/** With those that stayed. */
export const WithKept: Story = { args: { showKept: true } }
