import type { Meta, StoryObj } from '@storybook/react-vite'
import { comeBack } from '../../../../.storybook/come-back.ts'
import { useTell, type Scene } from '../../../../.storybook/stage.tsx'
import { OAuthReturn, type OAuthReturnProps } from './oauth-return.tsx'

const Return = ({ beforeResume }: Pick<OAuthReturnProps, 'beforeResume'>) => {
  const tell = useTell()
  return (
    <OAuthReturn
      beforeResume={beforeResume}
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
  },
  parameters: { docs: { story: { height: '520px' } } },
  render: () => <Return />,
} satisfies Meta<typeof OAuthReturn>

export default meta
type Story = Omit<StoryObj<typeof meta>, 'args'>

const scene = (relink: Scene): Pick<Story, 'parameters'> => ({ parameters: { relink } })

/** The person approved at the bank. Link opens with the token that was set aside, and finishes. */
export const Approved: Story = scene({ prepare: comeBack() })

/** The person said no at the bank. Leave Link to see what is said then. */
export const Declined: Story = scene({ prepare: comeBack({ decision: 'decline' }) })

/** The page was loaded again after Link had opened with this return. */
export const AlreadyFinished: Story = scene({
  prepare: comeBack({
    setAside: (link, stateId) => {
      const { linkToken: _, ...used } = link
      return { ...used, stateId, spentAt: link.createdAt, settled: true }
    },
  }),
})

/** The link token ran out while the person was at the bank. */
export const Expired: Story = scene({
  prepare: comeBack({ setAside: (link) => ({ ...link, expiresAt: link.createdAt - 60_000 }) }),
})

/** Somebody else is signed in now than the one who left for the bank. */
export const OtherPerson: Story = scene({
  prepare: comeBack({ setAside: (link) => ({ ...link, userKey: 'grace' }) }),
})

/** Nothing was set aside in this browser, nor on the server. */
export const Missing: Story = scene({ prepare: comeBack({ setAside: () => null }) })

/** What was set aside is damaged, or of another version. */
export const Unreadable: Story = scene({
  prepare: async (stage) => {
    await comeBack({ setAside: () => null })(stage)
    stage.store = { ...stage.store, list: () => ({ records: [], unreadable: 1 }) }
  },
})

/** The session was over on the way back, and could not be renewed. */
export const SessionNotRenewed: Story = {
  ...scene({ prepare: comeBack() }),
  render: () => <Return beforeResume={() => Promise.reject(new Error('The session is over.'))} />,
}

/** The page was loaded again in the middle, and nothing came of it. */
export const BrokenOff: Story = scene({
  prepare: async (stage) => {
    await comeBack()(stage)
    stage.query = ''
  },
})

/** Nobody came from a bank: the address was opened by hand. */
export const OpenedByHand: Story = scene({})
