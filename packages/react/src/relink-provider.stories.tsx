import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect } from 'storybook/test'
import { endingControls } from '../../../.storybook/controls.ts'
import type { Scene } from '../../../.storybook/scene.ts'
import { BankLinkButton } from './components/bank-link-button.tsx'
import { ReconnectBanner } from './components/reconnect-banner.tsx'
import { useItems } from './hooks/use-items.ts'
import { RelinkProvider } from './relink-provider.tsx'

const Banks = () => {
  const { data: items = [] } = useItems()
  return (
    <div className="stage-stack">
      {items.map((item) => (
        <div key={item.id} className="stage-stack">
          <ReconnectBanner item={item} />
          <section className="stage-card" aria-label={item.bankName}>
            <h2>{item.bankName}</h2>
            <p className="stage-quiet">{item.accounts.map(({ name }) => name).join(', ')}</p>
          </section>
        </div>
      ))}
      <div>
        <BankLinkButton />
      </div>
    </div>
  )
}

const code = `<RelinkProvider
  backend={httpBackend('/api/link')}
  userKey={user?.id ?? null}
  onLinked={({ item }) => toast(\`\${item.bankName} is connected\`)}
>
  {items.map((item) => <ReconnectBanner key={item.id} item={item} />)}
  <BankLinkButton />
</RelinkProvider>`

const meta = {
  title: 'Start/RelinkProvider',
  component: RelinkProvider,
  argTypes: {
    backend: { control: false },
    children: { control: false },
    messages: { control: false },
    pendingLinkStore: { control: false },
    ...endingControls,
    onProblem: { control: false },
  },
  // The stage has a provider around every story.
  render: () => <Banks />,
} satisfies Meta<typeof RelinkProvider>

export default meta

/** All of it together: banks, one of which needs its person, and a button for more. */
export const WholeApp: Omit<StoryObj<typeof meta>, 'args'> = {
  parameters: {
    docs: { source: { code, language: 'tsx' } },
    relink: {
      hint: 'Reconnect the bank that needs it with user_good and pass_good, or connect another.',
      banks: ['First Platypus Bank', 'Tartan Bank'],
      prepare: ({ backend }) => backend.break('item-0'),
    } satisfies Scene,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('button', { name: /^Reconnect/ })).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Connect a bank' })).toBeVisible()
  },
}
