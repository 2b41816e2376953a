import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { comeBack } from '../../../../.storybook/come-back.ts'
import {
  hasStatus,
  linkCloses,
  linkOpens,
  press,
  pressInLink,
  says,
  told,
} from '../../../../.storybook/person.ts'
import { useTell, type Scene } from '../../../../.storybook/scene.ts'
import { scene, slowly } from '../../../../.storybook/scenes.ts'
import { OAuthReturn, type OAuthReturnProps } from './oauth-return.tsx'

const Return = (props: Pick<OAuthReturnProps, 'beforeResume' | 'render'>) => {
  const tell = useTell()
  return (
    <OAuthReturn
      {...props}
      data-testid="return"
      onFinished={(finished) =>
        tell('onFinished', `${finished.outcome}, on to ${finished.returnTo}`, finished)
      }
    />
  )
}

const meta = {
  title: 'Components/OAuthReturn',
  component: OAuthReturn,
  argTypes: {
    onFinished: { control: false },
    beforeResume: { control: false },
    issueActions: { control: false },
    render: { control: false },
  },
  parameters: { docs: { story: { height: '520px' } } },
  render: () => <Return />,
} satisfies Meta<typeof OAuthReturn>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

/** A return that can't be resumed: why, and that the page says so. */
const refused = (relink: Scene, title: string): Pick<Story, 'parameters' | 'play'> => ({
  ...scene(relink),
  play: async ({ canvas }) => {
    await says(title)
    await hasStatus(canvas.getByTestId('return'), 'refused')
    await expect(canvas.getByRole('button', { name: 'Continue' })).toBeVisible()
  },
})

/** It is not known yet who is signed in, and a return is its person’s alone: it waits. */
export const Returning: Story = {
  ...scene({ prepare: comeBack(), person: null }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Bringing you back from your bank…')).toBeVisible()
  },
}

/** The person approved at the bank. Link opens with the token that was set aside. */
export const Approved: Story = {
  ...scene({ hint: 'Press Finish in Link.', prepare: comeBack() }),
  play: async ({ canvas }) => {
    await linkOpens()
    // Link has succeeded by now, and shows so until it is left.
    await hasStatus(canvas.getByTestId('return'), 'linked')
  },
}

/** Link has finished, and the server has not taken it yet. */
export const Finishing: Story = {
  ...scene({
    prepare: comeBack(),
    network: slowly('/item/public_token/exchange', 60_000),
  }),
  play: async ({ canvas }) => {
    await pressInLink('Finish')
    await expect(await canvas.findByText('Finishing…')).toBeVisible()
  },
}

/** The bank is connected: the place to go on to where the person began. */
export const Linked: Story = {
  ...scene({ prepare: comeBack() }),
  play: async () => {
    await pressInLink('Finish')
    await told('onFinished: linked, on to /banks')
    await expect(window.location.search).not.toContain('oauth_state_id')
  },
}

/** The person said no at the bank, and left Link. */
export const Declined: Story = {
  ...scene({ prepare: comeBack({ decision: 'decline' }) }),
  play: async ({ canvas }) => {
    await pressInLink('Exit')
    await linkCloses()
    await hasStatus(canvas.getByTestId('return'), 'exited')
  },
}

/** Link has succeeded and the server did not take it: to try again does not open Link again. */
export const ServerFails: Story = {
  ...scene({
    prepare: async (stage) => {
      await comeBack()(stage)
      stage.backend.linkItem = () => Promise.reject(new TypeError('Failed to fetch'))
    },
  }),
  play: async ({ canvas }) => {
    await pressInLink('Finish')
    await expect(await canvas.findByRole('alert')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(canvas.queryByRole('button', { name: 'Continue' })).toBeNull()
  },
}

/** The page was loaded again after Link had opened with this return. */
export const AlreadyFinished: Story = refused(
  {
    prepare: comeBack({
      setAside: (link, stateId) => {
        const { linkToken: _, ...used } = link
        return { ...used, stateId, spentAt: link.createdAt, settled: true }
      },
    }),
  },
  'This step is already done',
)

/** The link token ran out while the person was at the bank. */
export const Expired: Story = refused(
  {
    prepare: comeBack({ setAside: (link) => ({ ...link, expiresAt: link.createdAt - 60_000 }) }),
  },
  'Please start again',
)

/** Somebody else is signed in now than the one who left for the bank. */
export const OtherPerson: Story = refused(
  { prepare: comeBack({ setAside: (link) => ({ ...link, userKey: 'grace' }) }) },
  'Someone else started this',
)

/** Nothing was set aside in this browser, nor on the server. */
export const Missing: Story = refused(
  { prepare: comeBack({ setAside: () => null }) },
  'We can’t pick up where you left off',
)

/** What was set aside is damaged, or of another version. */
export const Unreadable: Story = refused(
  {
    prepare: async (stage) => {
      await comeBack({ setAside: () => null })(stage)
      stage.store = { ...stage.store, list: () => ({ records: [], unreadable: 1 }) }
    },
  },
  'We can’t pick up where you left off',
)

/** The session was over on the way back, and could not be renewed. */
export const SessionNotRenewed: Story = {
  ...refused({ prepare: comeBack() }, 'Please sign in again'),
  render: () => <Return beforeResume={() => Promise.reject(new Error('The session is over.'))} />,
}

/** The page was loaded again in the middle, and nothing came of it. */
export const BrokenOff: Story = {
  ...scene({
    prepare: async (stage) => {
      await comeBack()(stage)
      stage.query = ''
    },
  }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: 'Continue' })).toBeVisible()
  },
}

/** Nobody came from a bank: the address was opened by hand. */
export const OpenedByHand: Story = refused({}, 'Nothing to do here')

/** Your own element in place of the `<div>`, which gets what the component would give its own. */
export const YourOwnElement: Story = {
  ...refused({}, 'Nothing to do here'),
  render: () => <Return render={<section className="stage-card" aria-label="From your bank" />} />,
}

/** “Continue” leads on in every state that waits for the person. */
export const Continued: Story = {
  ...scene({ prepare: comeBack({ setAside: () => null }) }),
  play: async () => {
    await press('Continue')
    await told('onFinished: exited, on to /')
  },
}
