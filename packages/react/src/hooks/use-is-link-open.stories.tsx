import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { leaveLink, linkOpens, press } from '../../../../.storybook/person.ts'
import { BankLinkButton } from '../components/bank-link-button.tsx'
import { useIsLinkOpen } from './use-is-link-open.ts'

const Telling = () => (
  <div className="stage-stack">
    <p role="status">{useIsLinkOpen() ? 'Link stands open.' : 'Link is closed.'}</p>
    <div>
      <BankLinkButton />
    </div>
  </div>
)

const meta = {
  title: 'Hooks/useIsLinkOpen',
  component: Telling,
  parameters: {
    docs: {
      description: {
        component:
          'Tells whether Plaid’s Link stands open now: for a dialog of yours that keeps the focus to itself, which has to let go of it while this is true.',
      },
    },
  },
} satisfies Meta<typeof Telling>

export default meta
type Story = StoryObj<typeof meta>

/** Before a press. */
export const Closed: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Link is closed.')).toBeVisible()
  },
}

/** While Link is over the page. */
export const Open: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await linkOpens()
    await expect(await canvas.findByText('Link stands open.')).toBeInTheDocument()
  },
}

/** And when it has gone. */
export const ClosedAgain: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await leaveLink()
    await expect(await canvas.findByText('Link is closed.')).toBeVisible()
  },
}
