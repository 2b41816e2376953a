import type { Item } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { AccountChanges } from '../components/account-changes.tsx'
import { useItems } from './use-items.ts'
import { useRepair } from './use-repair.ts'

const Bank = ({ item }: { item: Item }) => {
  const { status, issue, label, changes, repaired, start, intentProps } = useRepair(item)
  return (
    <div className="stage-card stage-stack">
      <h2>{item.bankName}</h2>
      <p role="status">
        {repaired ? 'It works again.' : (issue?.title ?? 'Nothing to do.')} <small>{status}</small>
      </p>
      {label !== null && (
        <div>
          <button type="button" className="relink-button" {...intentProps} onClick={start}>
            {label}
          </button>
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
  parameters: {
    relink: {
      hint: 'Choose other accounts than before on the bank’s own page.',
      banks: ['Platypus OAuth Bank'],
      prepare: ({ backend }) => backend.warn('item-0', { status: 'new_accounts', relink: false }),
    } satisfies Scene,
  },
}
