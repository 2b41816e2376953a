import type { Meta, StoryObj } from '@storybook/react-vite'
import type { PendingLink, PendingRecord } from '@relink/core'
import { expect } from 'storybook/test'
import { comeBack } from '../../../../.storybook/come-back.ts'
import { pressInLink, told } from '../../../../.storybook/person.ts'
import { useTell, type Scene } from '../../../../.storybook/scene.ts'
import type { Toolbar } from '../../../../.storybook/toolbar.ts'
import { OAuthReturn } from './oauth-return.tsx'

interface Choices {
  decision: 'approve' | 'decline'
  setAside: 'kept' | 'lost' | 'used' | 'of somebody else'
}

const left: Record<
  Choices['setAside'],
  (link: PendingLink, stateId: string) => PendingRecord | null
> = {
  kept: (link) => link,
  lost: () => null,
  used: (link, stateId) => {
    const { linkToken: _, ...used } = link
    return { ...used, stateId, spentAt: link.createdAt, settled: true }
  },
  'of somebody else': (link) => ({ ...link, userKey: 'grace' }),
}

const meta = {
  title: 'Playgrounds/OAuthReturn',
  tags: ['!autodocs'],
  args: { decision: 'approve', setAside: 'kept' },
  argTypes: {
    decision: {
      control: 'inline-radio',
      options: ['approve', 'decline'],
      description: 'What the person answered at the bank.',
    },
    setAside: {
      control: 'select',
      options: Object.keys(left),
      description: 'What became of the link token that was set aside before the trip.',
    },
  },
  parameters: {
    relink: ({ decision, setAside }: Choices, { clock }: Toolbar): Scene => ({
      key: `${decision} ${setAside} ${clock}`,
      hint: 'With the clock of the toolbar four hours on, the token is dead.',
      prepare: comeBack({ decision, setAside: left[setAside] }),
    }),
  },
  render: function Playground() {
    const tell = useTell()
    return (
      <OAuthReturn
        onFinished={(finished) =>
          tell('onFinished', `${finished.outcome}, on to ${finished.returnTo}`, finished)
        }
      />
    )
  },
} satisfies Meta<Choices>

export default meta
type Story = StoryObj<typeof meta>

/** The return from a bank, however it went there, and whatever was left in the browser. */
export const Kept: Story = {
  play: async () => {
    await pressInLink('Finish')
    await told('onFinished: linked, on to /banks')
  },
}

/** Four hours later, by the toolbar’s clock. */
export const TokenIsDead: Story = {
  globals: { clock: 'token-dead' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Please start again')).toBeVisible()
  },
}
