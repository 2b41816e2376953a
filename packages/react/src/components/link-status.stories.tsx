import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { connect, leaveLink, linkCloses, linkOpens, press } from '../../../../.storybook/person.ts'
import { scene, slowly } from '../../../../.storybook/scenes.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import { LinkStatus } from './link-status.tsx'

const meta = {
  title: 'Components/LinkStatus',
  component: LinkStatus,
  argTypes: { render: { control: false } },
  render: (args) => (
    <div className="stage-stack">
      <LinkStatus {...args} data-testid="line" />
      <div>
        <BankLinkButton announce={false} />
      </div>
    </div>
  ),
} satisfies Meta<typeof LinkStatus>

export default meta
type Story = StoryObj<typeof meta>

/** Nothing is going on: the line is there for screen readers, and empty. */
export const Empty: Story = {
  play: async ({ canvas }) => {
    await expect(await canvas.findByTestId('line')).toBeEmptyDOMElement()
  },
}

/** Link is on its way. */
export const Opening: Story = {
  ...scene({ network: slowly('/link/token/create', 60_000) }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await expect(await canvas.findByText('Opening…')).toBeVisible()
  },
}

/** Link stands open over the page. */
export const Open: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await linkOpens()
    await expect(canvas.getByTestId('line')).not.toBeEmptyDOMElement()
  },
}

/** Link has succeeded; the server is being told. */
export const Finishing: Story = {
  ...scene({ network: slowly('/item/public_token/exchange', 60_000) }),
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await expect(await canvas.findByText('Finishing…')).toBeVisible()
  },
}

/** The bank is connected. */
export const Linked: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await linkCloses()
    await expect(await canvas.findByText('First Platypus Bank is connected.')).toBeVisible()
  },
}

/** The person left, and knows it: one quiet line. */
export const Left: Story = {
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await leaveLink()
    await linkCloses()
    await expect(canvas.getByTestId('line')).toHaveAttribute('data-status', 'exited')
  },
}

/** Your own element in place of the `<p>`. */
export const YourOwnElement: Story = {
  args: { render: <output className="stage-card" /> },
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await connect()
    await linkCloses()
    const line = await canvas.findByText('First Platypus Bank is connected.')
    await expect(line.tagName).toBe('OUTPUT')
  },
}
