import type { Item } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { approve, press, pressInLink } from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { AccountChanges } from '../components/account-changes.tsx'
import { useItems } from './use-items.ts'
import { useRepair } from './use-repair.ts'

const Bank = ({ item }: { item: Item }) => {
  const { status, issue, label, changes, repaired, getButtonProps } = useRepair(item)
  return (
    <div className="stage-card stage-stack">
      <h2>{item.bankName}</h2>
      <p role="status">
        {repaired ? 'It works again.' : (issue?.title ?? 'Nothing to do.')} <small>{status}</small>
      </p>
      {label !== null && (
        <div>
          <button {...getButtonProps({ className: 'relink-button' })}>{label}</button>
        </div>
      )}
      <AccountChanges changes={changes} headingLevel={3} />
    </div>
  )
}

const Banks = () => (
  <div className="stage-stack">
    {useItems().data?.map((item) => (
      <Bank key={item.id} item={item} />
    ))}
  </div>
)

const meta = {
  title: 'Hooks/useRepair',
  component: Banks,
  parameters: {
    docs: {
      description: {
        component:
          'Repairs one connection in the way that its health asks for: what is to be said, what the button says, and after it how the accounts changed.',
      },
    },
  },
} satisfies Meta<typeof Banks>

export default meta

/** A banner of your own. */
export const YourOwnBanner: StoryObj<typeof meta> = {
  ...scene({
    hint: 'Choose other accounts than before on the bank’s own page.',
    banks: ['Platypus OAuth Bank'],
    prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
  }),
  play: async ({ canvas }) => {
    await press('Choose accounts')
    await approve()
    await pressInLink('Finish')
    await expect(await canvas.findByText(/^It works again/)).toBeVisible()
  },
}
