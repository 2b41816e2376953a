import type { LinkState } from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { connect, hasStatus, linkCloses, press } from '../../../../.storybook/person.ts'
import { scene, slowly } from '../../../../.storybook/scenes.ts'
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
        <button className="relink-button" {...link.getButtonProps()}>
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
          'Takes somebody through connecting a bank, or repairing one. Spread `getButtonProps()` on what will be pressed: it brings the press, the state for screen readers, and that a pointer which rests there gets Link ready, so that the press opens it at once.',
      },
    },
  },
} satisfies Meta<typeof Walk>

export default meta
type Story = StoryObj<typeof meta>

/** The steps of a flow as they happen. */
export const Steps: Story = {
  ...scene({
    hint: 'Rest the pointer on the button and see it get ready, then press.',
    network: slowly('/link/token/create', 400),
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('idle')).toHaveAttribute('aria-current', 'step')
  },
}

/** All the way: the hook has the Item. */
export const Linked: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await linkCloses()
    await expect(await canvas.findByText('First Platypus Bank is connected.')).toBeVisible()
  },
}

const Own = () => {
  const { status, getButtonProps } = useBankLink()
  return (
    <button
      {...getButtonProps({
        className: 'stage-card',
        'aria-description': 'Takes two minutes',
        onClick: (event) => {
          if (!window.confirm('Ready?')) event.preventDefault()
        },
      })}
    >
      {status === 'exited' ? 'Try your bank again' : 'Add your bank'}
    </button>
  )
}

/** What you hand to `getButtonProps` is merged: your handler runs first, and may prevent the rest. */
export const YourOwnProps: Story = {
  render: () => <Own />,
  beforeEach: () => {
    const { confirm } = window
    window.confirm = () => false
    return () => {
      window.confirm = confirm
    }
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Add your bank' })
    await userEvent.click(button)
    await expect(button).not.toHaveAttribute('aria-busy', 'true')
    await expect(button).toHaveAttribute('type', 'button')
    await expect(button).toHaveClass('stage-card')
  },
}

/** Rested on, it is ready before it is pressed. */
export const GotReady: Story = {
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button')
    await userEvent.tab()
    await hasStatus(button, 'ready')
    await expect(canvas.getByText('ready')).toHaveAttribute('aria-current', 'step')
  },
}
