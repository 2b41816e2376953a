import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { theStage } from '../create-stage.ts'
import { approve, linkCloses, pressInLink, signIn, told } from '../person.ts'
import { scene } from '../scenes.ts'
import { BanksPage } from './app.tsx'

const meta = {
  title: 'Journeys/Update mode',
  component: BanksPage,
  tags: ['!autodocs'],
} satisfies Meta<typeof BanksPage>

export default meta
type Story = StoryObj<typeof meta>

const day = 24 * 60 * 60 * 1000

/** A connection breaks while the person looks at it: the banner comes by itself, and goes when it is repaired. */
export const BreaksAndIsRepaired: Story = {
  ...scene({
    hint: 'Watch: the password is changed at the bank, and the page hears of it.',
    banks: ['First Platypus Bank'],
  }),
  play: async ({ canvas, step }) => {
    await expect(await canvas.findByText('Up to date')).toBeVisible()
    await step('The bank wants a new sign-in', () => theStage().setting.backend.break('item-0'))
    await step('The banner says so, and they press it', async () => {
      await canvas.findAllByText('Reconnect First Platypus Bank')
      const [first] = await canvas.findAllByRole('button', { name: /^Reconnect/ })
      await expect(first).toBeVisible()
      first?.click()
    })
    await step('They sign in again', async () => {
      await signIn()
      await pressInLink('Finish')
      await linkCloses()
    })
    await step('It works again', async () => {
      await told('onUpdated: First Platypus Bank, repaired')
      await waitFor(() =>
        expect(canvas.getByRole('article')).toHaveAttribute('data-health', 'healthy'),
      )
    })
  },
}

/** A permission that ends: they are asked a week before, not when it is too late. */
export const RenewedInTime: Story = {
  ...scene({
    hint: 'Watch: a year passes but for five days.',
    banks: ['Platypus OAuth Bank'],
    prepare: async ({ simulator, backend }) => {
      await simulator.control.setConsentEnd('item-0', Date.now() + 360 * day)
      await backend.look()
    },
  }),
  play: async ({ canvas, step }) => {
    await expect(await canvas.findByText('Up to date')).toBeVisible()
    await step('Almost a year passes', () => theStage().pass(355 * day))
    await step('They are told in time', async () => {
      await canvas.findAllByText(/^Reconnect Platypus OAuth Bank soon/)
    })
    await step('They renew it at the bank', async () => {
      const [first] = await canvas.findAllByRole('button', { name: /^Reconnect/ })
      first?.click()
      await approve()
      await pressInLink('Finish')
      await linkCloses()
    })
    await step('It is good for another year', async () => {
      await told('onUpdated: Platypus OAuth Bank, repaired')
    })
  },
}
