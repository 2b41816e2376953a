import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { CodeSearch, useCodeChoice } from '../../../../.storybook/code-search.tsx'
import {
  itemChoices,
  itemControls,
  itemScene,
  type ItemChoices,
} from '../../../../.storybook/plaid-choices.ts'
import { useItems } from '../hooks/use-items.ts'
import { ItemCard } from './item-card.tsx'
import { ItemList } from '../later/item-components.tsx'
import { ReconnectBanner } from './reconnect-banner.tsx'

const Parts = ({ part }: Pick<ItemProps, 'part'>) => {
  const { data: items = [] } = useItems()
  if (part === 'ItemList') return <ItemList headingLevel={2} />
  return items.map((item) =>
    part === 'ItemCard' ? (
      <ItemCard key={item.id} item={item} headingLevel={2} />
    ) : (
      <ReconnectBanner key={item.id} item={item} />
    ),
  )
}

interface ItemProps extends ItemChoices {
  part: 'ItemCard' | 'ItemList' | 'ReconnectBanner'
}

const meta = {
  title: 'Playgrounds/Connections',
  tags: ['!autodocs'],
  args: { ...itemChoices, part: 'ItemCard' },
  argTypes: {
    ...itemControls,
    part: {
      control: 'inline-radio',
      options: ['ItemCard', 'ItemList', 'ReconnectBanner'],
      description: 'Which part of the kit shows it.',
    },
  },
  parameters: { relink: itemScene },
  render: function Playground({ errorCode, part }) {
    const choose = useCodeChoice()
    return (
      <div className="stage-stack">
        <CodeSearch code={errorCode} onChoose={choose} />
        <Parts part={part} />
      </div>
    )
  },
} satisfies Meta<ItemProps>

export default meta
type Story = StoryObj<typeof meta>

/** A bank, how its connection is, or any of Plaid’s codes. Break it, repair it, move the clock. */
export const AsACard: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
  },
}

/** The same as a banner, for a code of Plaid’s. */
export const AsABanner: Story = {
  args: { part: 'ReconnectBanner', errorCode: 'USER_PERMISSION_REVOKED' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('First Platypus Bank is disconnected')).toBeVisible()
  },
}

/** The same as a list, where all is well. */
export const AsAList: Story = {
  args: { part: 'ItemList', health: '(none)' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Up to date')).toBeVisible()
  },
}
