import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import { theStage } from '../create-stage.ts'
import { chooseBank, linkCloses, press, pressAtBank, pressInLink, told } from '../person.ts'
import { scene } from '../scenes.ts'
import { AppInBrowser } from './app.tsx'

const meta = {
  title: 'Journeys/OAuth by redirect',
  component: AppInBrowser,
  tags: ['!autodocs'],
} satisfies Meta<typeof AppInBrowser>

export default meta
type Story = StoryObj<typeof meta>

const hour = 60 * 60 * 1000

/** To the bank's page, for which the app's own page goes. */
const leaveForBank = async (): Promise<void> => {
  await press('Connect a bank')
  await chooseBank('Platypus OAuth Bank')
  await pressInLink(/^Continue to/)
}

/**
 * The bank opens in this tab: the app's page is gone, and with it all that it had in memory. The bank sends the person
 * to the redirect URI, with a state id in the address; there Link goes on with the token that was set aside.
 */
export const ThereAndBack: Story = {
  ...scene({
    hint: 'Watch the address: the page goes for the bank’s, and another one comes back.',
    oauth: 'redirect',
  }),
  play: async ({ canvas, step }) => {
    await canvas.findByText('https://app.example/banks')
    await step('They leave for their bank', leaveForBank)
    await step('They say yes there', () => pressAtBank('Approve'))
    await step('They come back to the return page, and Link goes on', async () => {
      await canvas.findByRole('heading', { name: 'Welcome back' })
      await pressInLink('Finish')
    })
    await step('They are where they began, with their bank', async () => {
      await told('onFinished: linked, on to /banks')
      await canvas.findByText('https://app.example/banks')
      await expect(
        await canvas.findByRole('article', { name: 'Platypus OAuth Bank' }),
      ).toBeVisible()
      await expect(window.location.search).not.toContain('oauth_state_id')
    })
  },
}

/** They say no at the bank: they read it in Link, and are back in the app. */
export const SaidNo: Story = {
  ...scene({ hint: 'Watch: the person says no at the bank.', oauth: 'redirect' }),
  play: async ({ canvas, step }) => {
    await step('They leave for their bank', leaveForBank)
    await step('They say no there', () => pressAtBank('Decline'))
    await step('They come back, and leave Link', async () => {
      await canvas.findByRole('heading', { name: 'Welcome back' })
      await pressInLink('Exit')
      await linkCloses()
    })
  },
}

/** They were at the bank for longer than a link token lives, which is four hours. */
export const TooLate: Story = {
  name: 'Refused: too late',
  ...scene({ hint: 'Watch: somebody has lunch while they are at the bank.', oauth: 'redirect' }),
  play: async ({ canvas, step }) => {
    await step('They leave for their bank', leaveForBank)
    await step('Four hours and five minutes pass', () => theStage().pass(4.1 * hour))
    await step('They say yes, and come back', () => pressAtBank('Approve'))
    await step('They read that this has ended, and why', async () => {
      await expect(await canvas.findByText('Please start again')).toBeVisible()
    })
    await step('They go on', async () => {
      await press('Continue')
      await canvas.findByText('https://app.example/banks')
    })
  },
}

/** Somebody else is signed in when the bank sends them back: the bank is not connected to that person. */
export const OtherPerson: Story = {
  name: 'Refused: another person',
  ...scene({
    hint: 'Watch: Ada leaves for her bank, and Grace signs in meanwhile.',
    oauth: 'redirect',
  }),
  play: async ({ canvas, step }) => {
    await step('Ada leaves for her bank', leaveForBank)
    await step('Ada says yes there; Grace is signed in when she comes back', async () => {
      await waitFor(() => theStage())
      await pressAtBank('Approve')
      theStage().signIn('grace')
    })
    await step('Nothing of Ada’s is shown or used', async () => {
      await expect(await canvas.findByText('Someone else started this')).toBeVisible()
      await expect(canvas.queryByRole('article')).toBeNull()
    })
  },
}
