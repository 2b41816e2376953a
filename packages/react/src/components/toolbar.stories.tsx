import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { linkOpens, press } from '../../../../.storybook/person.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { BankLinkButton } from './bank-link-button.tsx'
import { ItemList } from '../later/item-components.tsx'

const meta = {
  title: 'Playgrounds/Toolbar',
  component: BankLinkButton,
  tags: ['!autodocs'],
  ...scene({
    banks: ['Tartan Bank'],
    prepare: ({ backend }) => backend.break('item-0'),
  }),
  render: () => (
    <div className="stage-stack">
      <ItemList headingLevel={2} />
      <div>
        <BankLinkButton />
      </div>
    </div>
  ),
} satisfies Meta<typeof BankLinkButton>

export default meta
type Story = StoryObj<typeof meta>

/** High contrast: every colour of the kit is a variable, which an app sets for the page or a part of it. */
export const HighContrast: Story = {
  globals: { theme: 'contrast' },
  play: async ({ canvas }) => {
    const button = await canvas.findByRole('button', { name: 'Connect a bank' })
    await expect(button).toHaveStyle({ backgroundColor: 'rgb(255, 230, 0)' })
  },
}

/** From right to left: everything stands on the other side. */
export const RightToLeft: Story = {
  globals: { direction: 'rtl' },
  play: async ({ canvas }) => {
    await canvas.findByRole('article')
    await expect(document.documentElement).toHaveAttribute('dir', 'rtl')
  },
}

/** In another language, which is fetched when it is chosen. Link is asked for in it, too. */
export const InGerman: Story = {
  globals: { language: 'de' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Bank verbinden' })).toBeVisible()
  },
}

/** Offline: the list says so, and what is tried. */
export const Offline: Story = {
  ...scene({ asksOnce: true }),
  globals: { network: 'offline' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('We can’t get through')
  },
}

/** The server answers with an error of its own. */
export const ServerFails: Story = {
  ...scene({ asksOnce: true }),
  globals: { network: 'failing' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('This is on our side')
  },
}

/** Slow 3G: each answer takes its time, and nothing is pressed in vain. */
export const Slow: Story = {
  globals: { network: 'slow' },
  play: async () => {
    await press('Connect a bank')
    await linkOpens()
  },
}

/** Eight days on: the card says when it last changed. */
export const EightDaysLater: Story = {
  globals: { clock: 'eight-days' },
  play: async ({ canvas }) => {
    await canvas.findByRole('article')
    await waitFor(() => expect(new Date().getTime()).toBeGreaterThan(performance.timeOrigin + 6e8))
    await press('Connect a bank')
    await linkOpens()
  },
}
