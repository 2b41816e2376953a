import type { Meta, StoryObj } from '@storybook/react-vite'
import type { ReactElement } from 'react'
import { expect } from 'storybook/test'
import { CodeSearch, useCodeChoice } from '../../../../.storybook/code-search.tsx'
import { linkCloses, press, pressInLink, signIn } from '../../../../.storybook/person.ts'
import {
  linkChoices,
  linkControls,
  linkScene,
  type LinkChoices,
} from '../../../../.storybook/plaid-choices.ts'
import { BankLinkButton, type BankLinkButtonProps } from './bank-link-button.tsx'

type Props = BankLinkButtonProps & LinkChoices

const meta = {
  title: 'Playgrounds/BankLinkButton',
  tags: ['!autodocs'],
  args: { ...linkChoices, notice: true },
  argTypes: {
    ...linkControls,
    children: { control: 'text' },
    notice: { control: 'boolean' },
  },
  parameters: { relink: linkScene },
  render: function Playground({ bank: _bank, errorCode, ...props }): ReactElement {
    const choose = useCodeChoice()
    return (
      <div className="stage-stack">
        <CodeSearch code={errorCode} onChoose={choose} />
        <div>
          <BankLinkButton {...props} />
        </div>
      </div>
    )
  },
} satisfies Meta<Props>

export default meta
type Story = StoryObj<typeof meta>

/**
 * Everything in one: the controls choose the bank and what goes wrong there; the toolbar the network, the clock,
 * the language and the looks.
 */
export const AsYouLike: Story = {}

/** The same, set to a bank and an error of Plaid’s. */
export const AnyError: Story = {
  args: { bank: 'ins_109511', errorCode: 'PASSWORD_RESET_REQUIRED' },
  play: async ({ canvas }) => {
    await press('Connect a bank')
    await pressInLink('Continue')
    await signIn()
    await linkCloses()
    await expect(await canvas.findByRole('alert')).toHaveTextContent('You need a new password')
  },
}
