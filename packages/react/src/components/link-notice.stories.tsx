import {
  describeHealth,
  describeIssue,
  RelinkError,
  type IssueCause,
  type Item,
  type ItemHealth,
  type LinkIssue,
  type RelinkErrorCode,
  type ReturnRefusal,
} from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { useTell } from '../../../../.storybook/stage.tsx'
import { LinkNotice, type IssueActions } from './link-notice.tsx'

const item: Item = {
  id: 'item-0',
  institutionId: 'ins_109511',
  bankName: 'Tartan Bank',
  health: { status: 'healthy' },
  healthChangesIn: null,
  accounts: [],
  expiresAt: null,
  connectedAt: '2026-01-05T09:00:00Z',
  updatedAt: '2026-02-11T09:00:00Z',
}

const exit = (type: string, code: string): IssueCause => ({
  from: 'exit',
  exit: {
    error: { type, code, message: code.toLowerCase(), displayMessage: null },
    status: 'requires_credentials',
    institution: { id: 'ins_109511', name: 'Tartan Bank' },
    linkSessionId: '3f6c1d0e-8f0b-4b0a-9c3e-5d1f4a7b2c60',
    requestId: 'm8MDnv9okwxFNBV',
    bankWindowFailed: false,
  },
})

const failure = (code: RelinkErrorCode): IssueCause => ({
  from: 'error',
  error: new RelinkError(code, `Failed to show the notice of ${code}: this is a story.`),
})

const refusal = (refusal: ReturnRefusal): IssueCause => ({ from: 'refusal', refusal })

const broken = (health: ItemHealth): LinkIssue | null => describeHealth({ ...item, health })

const Notices = ({ causes }: { causes: (IssueCause | LinkIssue | null)[] }) => {
  const tell = useTell()
  const handler = (action: string) => () => tell('action', action, action)
  // An app gives handlers for what it can do; only those become buttons.
  const actions: IssueActions = {
    retry: handler('retry'),
    sign_in_again: handler('sign_in_again'),
    reconnect: handler('reconnect'),
    choose_another_bank: handler('choose_another_bank'),
    enter_manually: handler('enter_manually'),
    review_consent: handler('review_consent'),
    contact_support: handler('contact_support'),
    start_again: handler('start_again'),
    keep_existing: handler('keep_existing'),
    connect_anyway: handler('connect_anyway'),
  }
  return causes.map((cause) => {
    const issue = cause !== null && 'from' in cause ? describeIssue(cause) : cause
    return issue === null ? null : (
      <LinkNotice key={`${issue.code} ${issue.kind}`} issue={issue} actions={actions} />
    )
  })
}

const issues: Record<string, LinkIssue | null> = {
  'Wrong details': describeIssue(exit('ITEM_ERROR', 'INVALID_CREDENTIALS')),
  'The bank is down': describeIssue(exit('INSTITUTION_ERROR', 'INSTITUTION_DOWN')),
  'Connected already': describeIssue({ from: 'already_connected', existing: item }),
}

const meta = {
  title: 'Components/LinkNotice',
  component: LinkNotice,
  argTypes: {
    issue: { options: Object.keys(issues), mapping: issues, control: 'select' },
    actions: { control: false },
  },
  parameters: { docs: { story: { inline: true } } },
} satisfies Meta<typeof LinkNotice>

export default meta
type Story = StoryObj<typeof meta>
type Gallery = Omit<Story, 'args'>

/** One issue, with a button for what the app gave a handler for. */
export const OneIssue: Story = {
  args: {
    issue: 'Wrong details' as unknown as LinkIssue,
    actions: { retry: () => undefined },
  },
}

/** What a person can put right at sign-in. */
export const SigningIn: Gallery = {
  render: () => (
    <Notices
      causes={[
        exit('ITEM_ERROR', 'INVALID_CREDENTIALS'),
        exit('ITEM_ERROR', 'INVALID_MFA'),
        exit('ITEM_ERROR', 'ITEM_LOCKED'),
        exit('ITEM_ERROR', 'USER_SETUP_REQUIRED'),
        exit('ITEM_ERROR', 'INVALID_UPDATED_USERNAME'),
        exit('ITEM_ERROR', 'INSUFFICIENT_CREDENTIALS'),
      ]}
    />
  ),
}

/** What is the bank’s to mend, or can’t be had there. */
export const BanksAndAccounts: Gallery = {
  render: () => (
    <Notices
      causes={[
        exit('INSTITUTION_ERROR', 'INSTITUTION_DOWN'),
        exit('INSTITUTION_ERROR', 'INSTITUTION_NOT_RESPONDING'),
        exit('ITEM_ERROR', 'ITEM_NOT_SUPPORTED'),
        exit('ITEM_ERROR', 'NO_ACCOUNTS'),
        exit('ITEM_ERROR', 'NO_AUTH_ACCOUNTS'),
        exit('ITEM_ERROR', 'ACCESS_NOT_GRANTED'),
      ]}
    />
  ),
}

/** Why a return from a bank can’t be resumed. */
export const ComingBack: Gallery = {
  render: () => (
    <Notices
      causes={[
        refusal('expired'),
        refusal('already_finished'),
        refusal('missing'),
        refusal('other_person'),
        refusal('direct'),
      ]}
    />
  ),
}

/** How a connection is doing. */
export const Connections: Gallery = {
  render: () => (
    <Notices
      causes={[
        broken({ status: 'sign_in_required', code: 'ITEM_LOGIN_REQUIRED', reason: null }),
        broken({ status: 'revoked', code: 'USER_PERMISSION_REVOKED' }),
        broken({ status: 'bank_trouble', code: 'INSTITUTION_DOWN' }),
        { from: 'not_repaired', item, failure: 'not_known' },
        { from: 'not_repaired', item, failure: 'other_login' },
        { from: 'not_repaired', item, failure: 'new_item' },
        { from: 'not_repaired', item, failure: 'consent_missing' },
        { from: 'already_connected', existing: item, breaksFirst: true },
        { from: 'already_connected', existing: item },
      ]}
    />
  ),
}

/** What stands between the person and the bank: their browser, the network, their session. */
export const BrowserAndNetwork: Gallery = {
  render: () => (
    <Notices
      causes={[
        failure('script_blocked'),
        failure('request_failed'),
        failure('request_timeout'),
        failure('storage_failed'),
        failure('unauthenticated'),
      ]}
    />
  ),
}

/** What only the app or Plaid can mend. The words stay neutral; the code is in the issue, for logs. */
export const OnOurSide: Gallery = {
  render: () => (
    <Notices
      causes={[
        failure('internal_error'),
        exit('API_ERROR', 'INTERNAL_SERVER_ERROR'),
        failure('too_many_requests'),
        exit('INVALID_INPUT', 'UNAUTHORIZED_INSTITUTION'),
      ]}
    />
  ),
}
