import type { Meta, StoryObj } from '@storybook/react-vite'
import type { Scene } from '../../../.storybook/stage.tsx'
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
    onLinked: { control: false, description: 'A bank was connected.' },
    onUpdated: {
      control: false,
      description: 'A connection was repaired, or its accounts were changed.',
    },
    onExited: {
      control: false,
      description: 'Link was left without a new or repaired connection.',
    },
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
}
