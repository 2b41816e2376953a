import type { Meta, StoryObj } from '@storybook/react-vite'
import { Catalogue } from './catalogue.tsx'

const meta = {
  title: 'Errors/Catalogue',
  component: Catalogue,
  args: { language: 'en', search: '', severity: 'all', bankName: 'Tartan Bank' },
  parameters: { docs: { story: { height: '640px' } } },
} satisfies Meta<typeof Catalogue>

export default meta
type Story = StoryObj<typeof meta>

/** Everything that can go wrong, in the words that people read. */
export const Everything: Story = {}

/** What becomes of one of Plaid’s codes. */
export const OneCode: Story = { args: { search: 'ITEM_LOCKED' } }

/** The same in the language of the person. */
export const InFrench: Story = { args: { language: 'fr', severity: 'error', bankName: '' } }

/** A code that came after the catalogue was written falls to its type. */
export const NotListed: Story = { args: { search: 'ITEM_ERROR/SOMETHING_NEW' } }
