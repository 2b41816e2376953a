import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { comeBack } from '../../../../.storybook/come-back.ts'
import { pressInLink } from '../../../../.storybook/person.ts'
import { useTell } from '../../../../.storybook/scene.ts'
import { scene } from '../../../../.storybook/scenes.ts'
import { useOAuthReturn, type OAuthReturnState } from './use-oauth-return.ts'

const Return = () => {
  const tell = useTell()
  const state = useOAuthReturn({
    onFinished: (finished) =>
      tell('onFinished', `${finished.outcome}, on to ${finished.returnTo}`, finished),
  })
  return <p role="status">{say(state)}</p>
}

const say = (state: OAuthReturnState): string => {
  if (state.status === 'refused') return `This return can’t be resumed: ${state.refusal}.`
  if (state.status === 'linked') return `${state.item.bankName} is connected.`
  return `Going on: ${state.status}.`
}

const meta = {
  title: 'Hooks/useOAuthReturn',
  component: Return,
  parameters: {
    docs: {
      story: { height: '520px' },
      description: {
        component:
          'What `OAuthReturn` is made of, for a return page with words and looks of its own. It waits until it is known who is signed in, resumes once, and takes the state id out of the address.',
      },
    },
  },
} satisfies Meta<typeof Return>

export default meta
type Story = StoryObj<typeof meta>

/** A page of your own that goes on with Link. */
export const YourOwnPage: Story = {
  ...scene({ prepare: comeBack() }),
  play: async ({ canvas }) => {
    await pressInLink('Finish')
    await expect(await canvas.findByText('Platypus OAuth Bank is connected.')).toBeVisible()
  },
}

/** The same page where there is nothing to resume. */
export const Refused: Story = {
  ...scene({ prepare: comeBack({ setAside: () => null }) }),
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('This return can’t be resumed: missing.')).toBeVisible()
  },
}
