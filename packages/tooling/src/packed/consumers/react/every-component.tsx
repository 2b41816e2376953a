import {
  AccountChanges,
  BankLinkButton,
  EmbeddedBankSearch,
  httpBackend,
  ItemCard,
  ItemList,
  LinkNotice,
  LinkStatus,
  OAuthReturn,
  ReconnectBanner,
  RelinkProvider,
  type Item,
  type LinkIssue,
} from '@relink/react'
import { Inspector } from '@relink/react/inspector'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactElement, type ReactNode } from 'react'

/** A bank that needs its person, so that every component has something to say. */
const item: Item = {
  id: 'item-1',
  institutionId: 'ins_109508',
  bankName: 'Tartan Bank',
  health: { status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null },
  healthChangesIn: null,
  expiresAt: null,
  accounts: [
    { id: 'a', name: 'Checking', mask: '0000', type: 'depository', subtype: 'checking' },
    { id: 'b', name: 'Savings', mask: null, type: 'depository', subtype: 'savings' },
  ],
  connectedAt: '2026-05-01T00:00:00.000Z',
  updatedAt: '2026-05-01T00:00:00.000Z',
}

const issue: LinkIssue = {
  code: 'INSTITUTION_DOWN',
  kind: 'bank_trouble',
  audience: 'user',
  severity: 'warning',
  title: 'Your bank is not answering',
  message: 'Your money is safe.',
  actions: [],
  autoRetry: false,
  attemptsLeft: null,
  support: { requestId: null, linkSessionId: null, institutionId: null },
}

const backend = httpBackend('/api/link')

/** What an app puts around its pages. */
export const Around = ({
  onLinked,
  children,
}: {
  onLinked?: (bankName: string) => void
  children: ReactNode
}): ReactElement => {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <RelinkProvider
        backend={backend}
        userKey="ann"
        onLinked={({ item: linked }) => onLinked?.(linked.bankName)}
      >
        {children}
      </RelinkProvider>
    </QueryClientProvider>
  )
}

/** Each component that Relink has. */
export const EveryComponent = (): ReactElement => (
  <>
    <BankLinkButton>Connect a bank</BankLinkButton>
    <LinkStatus />
    <EmbeddedBankSearch />
    <OAuthReturn onFinished={() => undefined} />
    <ReconnectBanner item={item} />
    <ItemCard item={item} />
    <ItemList />
    <AccountChanges changes={{ added: item.accounts, kept: [], removed: [] }} />
    <LinkNotice issue={issue} />
    <Inspector />
  </>
)
