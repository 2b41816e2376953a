import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, waitFor } from 'storybook/test'
import {
  embeddedList,
  hasStatus,
  leaveLink,
  linkCloses,
  linkOpens,
  pressInLink,
  pressInList,
  signIn,
  told,
} from '../../../../.storybook/person.ts'
import { scene, slowly } from '../../../../.storybook/scenes.ts'
import { EmbeddedBankSearch } from './embedded-bank-search.tsx'

const meta = {
  title: 'Components/EmbeddedBankSearch',
  component: EmbeddedBankSearch,
  argTypes: {
    context: { control: 'object' },
    render: { control: false },
    issueActions: { control: false },
    onLinked: { control: false, description: 'A bank was connected.' },
    onExited: { control: false, description: 'Link was left without a new connection.' },
  },
  parameters: { docs: { story: { height: '560px' } } },
} satisfies Meta<typeof EmbeddedBankSearch>

export default meta
type Story = StoryObj<typeof meta>

/** A token is on its way: the place of the search is kept, so that nothing jumps. */
export const Loading: Story = {
  ...scene({ network: slowly('/link/token/create', 60_000) }),
  play: async ({ canvas }) => {
    const search = await canvas.findByRole('region', { name: 'Choose your bank' })
    await expect(search).toHaveAttribute('aria-busy', 'true')
  },
}

/** The banks, in the page itself. */
export const Shown: Story = {
  ...scene({ hint: 'Choose a bank, and sign in there as user_good with pass_good.' }),
  play: async ({ canvas }) => {
    await waitFor(() => embeddedList().getByRole('button', { name: 'First Platypus Bank' }))
    const search = canvas.getByRole('region', { name: 'Choose your bank' })
    await waitFor(() => expect(search).toHaveAttribute('aria-busy', 'false'))
  },
}

/** A bank was chosen: Link is open, at that bank. */
export const Chosen: Story = {
  play: async ({ canvas }) => {
    await pressInList('Tartan Bank')
    await linkOpens()
    await hasStatus(canvas.getByRole('region', { name: 'Choose your bank' }), 'open')
  },
}

/** Connected, and a way to connect one more. */
export const Linked: Story = {
  play: async ({ canvas }) => {
    await pressInList('Tartan Bank')
    await pressInLink('Continue')
    await signIn()
    await pressInLink('Continue')
    await pressInLink('Finish')
    await told('onLinked: Tartan Bank')
    await expect(await canvas.findByText('Tartan Bank is connected.')).toBeVisible()
  },
}

/** Left in the middle. */
export const Left: Story = {
  play: async ({ canvas }) => {
    await pressInList('Tartan Bank')
    await leaveLink()
    await linkCloses()
    await told('onExited: Link was closed')
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

/** No token can be had: it says so, and a retry is offered. */
export const ServerFails: Story = {
  ...scene({ network: () => () => Promise.reject(new TypeError('Failed to fetch')) }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('We can’t get through')
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
}

/** Your own element in place of the `<div>`. */
export const YourOwnElement: Story = {
  args: { render: <section className="stage-card" aria-label="Find your bank" /> },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('region', { name: 'Find your bank' })).toBeVisible()
    await waitFor(() => embeddedList().getByRole('button', { name: 'Tartan Bank' }))
  },
}
