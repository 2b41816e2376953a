import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { BankLinkButton } from '../components/bank-link-button.tsx'
import { useItems } from './use-items.ts'
import { useRemoveItem } from './use-remove-item.ts'

const Banks = () => {
  const { data: items = [], isPending } = useItems()
  const remove = useRemoveItem()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <section key={item.id} className="stage-card stage-row" aria-label={item.bankName}>
          <div>
            <h2>{item.bankName}</h2>
            <p className="stage-quiet">
              {item.accounts.map(({ name, mask }) => `${name} ···${mask ?? ''}`).join(', ')}
            </p>
          </div>
          <button
            type="button"
            className="relink-button"
            data-variant="other"
            disabled={remove.isPending}
            aria-label={`Disconnect ${item.bankName}`}
            onClick={() => remove.mutate(item.id)}
          >
            Disconnect
          </button>
        </section>
      ))}
      {items.length === 0 && !isPending && <p>No bank is connected.</p>}
      <div>
        <BankLinkButton />
      </div>
    </div>
  )
}

const meta = {
  title: 'Hooks/useItems',
  component: Banks,
  parameters: {
    docs: {
      description: {
        component:
          'The signed-in person’s connected banks, as a TanStack query. The list is asked for again after every link, repair and removal. `useItem` reads one of them; `useRemoveItem` ends a connection, at Plaid too.',
      },
    },
  },
} satisfies Meta<typeof Banks>

export default meta

/** A list that follows what the person does. */
export const List: StoryObj<typeof meta> = {
  parameters: {
    relink: {
      hint: 'Connect another bank, or disconnect one.',
      banks: ['First Platypus Bank', 'Tartan Bank'],
    } satisfies Scene,
  },
}
