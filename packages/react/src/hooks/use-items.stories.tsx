import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { press } from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
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
  ...scene({
    hint: 'Connect another bank, or disconnect one.',
    banks: ['First Platypus Bank', 'Tartan Bank'],
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findAllByRole('region')).toHaveLength(2)
  },
}

/** `useRemoveItem` ends a connection, and the list follows. */
export const Removed: StoryObj<typeof meta> = {
  ...scene({ banks: ['First Platypus Bank', 'Tartan Bank'] }),
  play: async ({ canvas }) => {
    await press('Disconnect Tartan Bank')
    await waitFor(() => expect(canvas.getAllByRole('region')).toHaveLength(1))
  },
}
