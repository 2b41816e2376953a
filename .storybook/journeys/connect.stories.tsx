import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { approve, chooseBank, connect, linkCloses, press, pressInLink, told } from '../person.ts'
import { scene } from '../scenes.ts'
import { BanksPage } from './app.tsx'

const meta = {
  title: 'Journeys/Connect a bank',
  component: BanksPage,
  tags: ['!autodocs'],
} satisfies Meta<typeof BanksPage>

export default meta
type Story = StoryObj<typeof meta>

/** A new bank, by its sign-in: from the button to the card. */
export const NewBank: Story = {
  ...scene({ hint: 'Watch: somebody connects their first bank.' }),
  play: async ({ canvas, step }) => {
    await step('They press the button', () => press('Connect a bank'))
    await step('They agree, choose the bank and sign in', () => connect())
    await step('The bank is there', async () => {
      await linkCloses()
      await told('onLinked: First Platypus Bank')
      await expect(
        await canvas.findByRole('article', { name: 'First Platypus Bank' }),
      ).toBeVisible()
    })
  },
}

/** A bank with a page of its own, which opens beside the app. Here that window is a frame. */
export const BankInPopUp: Story = {
  name: 'OAuth in a pop-up',
  ...scene({ hint: 'Watch: the bank opens a page of its own, and the app stays where it is.' }),
  play: async ({ canvas, step }) => {
    await step('They press the button and choose the bank', async () => {
      await press('Connect a bank')
      await chooseBank('Platypus OAuth Bank')
    })
    await step('They say yes on the page of the bank', approve)
    await step('They finish', () => pressInLink('Finish'))
    await step('The bank is there', async () => {
      await linkCloses()
      await told('onLinked: Platypus OAuth Bank')
      await expect(
        await canvas.findByRole('article', { name: 'Platypus OAuth Bank' }),
      ).toBeVisible()
    })
  },
}

/** The same bank a second time: it would be paid for twice, so they are asked. */
export const ConnectedAlready: Story = {
  ...scene({
    hint: 'Watch: somebody connects a bank that they have connected before.',
    banks: ['First Platypus Bank'],
  }),
  play: async ({ canvas, step }) => {
    await canvas.findByRole('article', { name: 'First Platypus Bank' })
    await step('They connect it once more', async () => {
      await press('Connect a bank')
      await connect()
    })
    await step('They are asked, and keep what they have', () => press('Keep this connection'))
    await step('Nothing was exchanged', async () => {
      await told('onExited: the connection there was is kept')
      await expect(canvas.getAllByRole('article')).toHaveLength(1)
    })
  },
}

/** The bank is down: they read so in words of their own language, and take another. */
export const BankIsDown: Story = {
  ...scene({ hint: 'Watch: the bank does not answer.' }),
  play: async ({ canvas, step }) => {
    await step('They choose a bank that is down', async () => {
      await press('Connect a bank')
      await chooseBank('Unhealthy Platypus Bank - Down')
      await pressInLink('Exit')
    })
    await step('They read what happened', async () => {
      await expect(await canvas.findByRole('alert')).toHaveTextContent('Your money is safe')
    })
    await step('They choose another bank', async () => {
      await press('Choose another bank')
      await connect('Tartan Bank')
      await linkCloses()
    })
    await step('That one is there', async () => {
      await expect(await canvas.findByRole('article', { name: 'Tartan Bank' })).toBeVisible()
      await expect(canvas.queryByRole('alert')).toBeNull()
    })
  },
}
