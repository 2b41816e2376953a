import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, within } from 'storybook/test'
import { chooseBank, pressAtBank, press, pressInLink, told } from '../person.ts'
import { scene } from '../scenes.ts'
import { AppWithStaticPage } from './framed-static-page.tsx'

const meta = {
  title: 'Journeys/OAuth by redirect, static page',
  component: AppWithStaticPage,
  tags: ['!autodocs'],
} satisfies Meta<typeof AppWithStaticPage>

export default meta
type Story = StoryObj<typeof meta>

/**
 * The redirect URI names a file, `examples/oauth-redirect-page`, which is here as its build writes it: one page
 * without React, which opens Link again, tells the server, and goes back to the app. Only Plaid and the server are
 * the story's.
 */
export const ThereAndBack: Story = {
  ...scene({
    hint: 'Watch: the bank sends the person to a page that is one file, and that one back to the app.',
    oauth: 'redirect',
  }),
  play: async ({ canvas, step }) => {
    await step('They leave for their bank', async () => {
      await press('Connect a bank')
      await chooseBank('Platypus OAuth Bank')
      await pressInLink(/^Continue to/)
    })
    await step('They say yes there', () => pressAtBank('Approve'))
    await step('They come back to the static page, which tells the server', () =>
      told('The static page: POST /api/link/items'),
    )
    await step('They are back in the app, which hears how it ended', async () => {
      await told('onLinked: Platypus OAuth Bank')
      const bank = await canvas.findByRole('article', { name: 'Platypus OAuth Bank' })
      await expect(within(bank).getByText('Up to date')).toBeVisible()
      await expect(JSON.stringify(localStorage)).not.toContain('link-sandbox-')
    })
  },
}
