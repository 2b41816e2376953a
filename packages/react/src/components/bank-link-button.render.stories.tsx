import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { hasStatus, linkOpens, press } from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { BankLinkButton } from './bank-link-button.tsx'

const meta = {
  title: 'Make it yours/BankLinkButton',
  component: BankLinkButton,
  tags: ['!autodocs'],
  args: { children: 'Connect a bank' },
} satisfies Meta<typeof BankLinkButton>

export default meta
type Story = StoryObj<typeof meta>

const look = `
  .pill {
    padding: 0.8rem 1.6rem;
    border: 2px solid currentcolor;
    border-radius: 99px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    letter-spacing: 0.02em;
    cursor: pointer;
  }
  .pill:hover { background: color-mix(in srgb, currentcolor 10%, transparent); }
  .pill:focus-visible { outline: 3px solid; outline-offset: 3px; }
  .pill[aria-busy] { border-style: dashed; cursor: progress; }
  .pill[data-status='linked']::after { content: ' ✓'; }
`

/** With a class of your own none of the kit’s looks are used. `data-status` says how far the flow is. */
export const Look: Story = {
  args: { className: 'pill', children: 'Add your bank' },
  ...scene({ hint: 'Styled by a class and by data-status alone.' }),
  render: (args) => (
    <>
      <style>{look}</style>
      <BankLinkButton {...args} />
    </>
  ),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Add your bank' })).toHaveClass('pill')
  },
}

/**
 * `render` takes an element of your own: its handlers run before the kit’s, classes are joined, both refs are set.
 * A handler that prevents the default keeps Link closed.
 */
export const Element: Story = {
  args: {
    render: (
      <button type="button" className="stage-card" title="Opens beside this page">
        Connect a bank
      </button>
    ),
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Connect a bank' })
    await expect(button).toHaveAttribute('title', 'Opens beside this page')
    await expect(button).toHaveClass('stage-card')
    await press('Connect a bank')
    await linkOpens()
  },
}

/** `render` takes a function, too, which also gets the state of the flow. */
export const Function: Story = {
  args: {
    render: (props, { status }) => (
      <button {...props} type="button">
        {status === 'idle' ? 'Connect a bank' : `Connect a bank: ${status}`}
      </button>
    ),
  },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Connect a bank' })
    await userEvent.tab()
    await hasStatus(button, 'ready')
    await expect(button).toHaveTextContent('Connect a bank: ready')
  },
}
