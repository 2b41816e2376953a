import type { LinkState } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../../.storybook/stage.tsx'
import { useBankLink } from './use-bank-link.ts'

const steps: LinkState['status'][] = [
  'idle',
  'preparing',
  'loading',
  'ready',
  'open',
  'finishing',
  'linked',
]

const Walk = () => {
  const link = useBankLink()
  return (
    <div className="stage-stack">
      <ol className="stage-steps" aria-label="Steps of the flow">
        {(steps.includes(link.status) ? steps : [...steps, link.status]).map((step) => (
          <li key={step} aria-current={step === link.status ? 'step' : undefined}>
            {step}
          </li>
        ))}
      </ol>
      <div>
        <button
          type="button"
          className="relink-button"
          {...link.intentProps}
          onClick={() => link.start()}
        >
          Connect a bank
        </button>
      </div>
      {link.status === 'linked' && <p role="status">{link.item.bankName} is connected.</p>}
    </div>
  )
}

const meta = {
  title: 'Hooks/useBankLink',
  component: Walk,
  parameters: {
    docs: {
      description: {
        component:
          'Walks one person through connecting or repairing one bank, and tells you how far they are. Spread `intentProps` on what will be pressed: a pointer that rests there gets Link ready, so that the press opens it at once.',
      },
    },
  },
} satisfies Meta<typeof Walk>

export default meta

/** The steps of a flow as they happen. */
export const Steps: StoryObj<typeof meta> = {
  parameters: {
    relink: {
      hint: 'Rest the pointer on the button and see it get ready, then press.',
      network: (send) => async (request) => {
        await new Promise((resolve) => setTimeout(resolve, 400))
        return send(request)
      },
    } satisfies Scene,
  },
}
