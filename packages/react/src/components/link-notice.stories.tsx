import {
  describeHealth,
  describeIssue,
  english,
  RelinkError,
  type IssueAction,
  type IssueCause,
  type Item,
  type ItemHealth,
  type LinkIssue,
  type RelinkErrorCode,
  type ReturnRefusal,
} from '@relink/core'
import type { Meta, StoryObj } from '@storybook/react-vite'
import { expect, userEvent } from 'storybook/test'
import { press, says, told } from '../../../../.storybook/person.ts'
import { useTell } from '../../../../.storybook/scene.ts'
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
  // An app gives handlers for what it can do; only those become buttons. Nobody can press the advice.
  const offered = (Object.keys(english.actions) as IssueAction[]).filter(
    (action) => action !== 'wait' && action !== 'go_to_bank_first',
  )
  const actions: IssueActions = Object.fromEntries(
    offered.map((action) => [action, () => tell('action', action, action)]),
  )
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
    messages: { control: false },
    render: { control: false },
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
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole('alert')).toHaveTextContent('Those details didn’t work')
    await expect(canvas.getAllByRole('button', { name: /Try again|Choose/ })).toHaveLength(1)
  },
}

/** The buttons do what the app says they do. */
export const Pressed: Gallery = {
  render: () => <Notices causes={[exit('INSTITUTION_ERROR', 'INSTITUTION_DOWN')]} />,
  play: async () => {
    await press('Choose another bank')
    await told('action: choose_another_bank')
  },
}

/** What support will ask for, opened. No token is among it. */
export const ForSupport: Gallery = {
  render: () => <Notices causes={[exit('ITEM_ERROR', 'ITEM_LOCKED')]} />,
  play: async ({ canvas }) => {
    await userEvent.click(await canvas.findByText('Details for support'))
    await expect(canvas.getByText('m8MDnv9okwxFNBV')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Copy' })).toBeVisible()
  },
}

/** Nothing is wrong: it is announced when the screen reader has time, not at once. */
export const GoodNews: Gallery = {
  render: () => <Notices causes={[{ from: 'already_connected', existing: item }]} />,
  play: async ({ canvas }) => {
    await says('Tartan Bank is already connected')
    await expect(canvas.queryByRole('alert')).toBeNull()
  },
}

/** What the app adds goes to the end. */
export const WithYourOwnContent: Story = {
  args: {
    issue: 'The bank is down' as unknown as LinkIssue,
    children: <p className="stage-quiet">We will write to you when it works again.</p>,
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText(/We will write to you/)).toBeVisible()
  },
}

/** Your own element in place of the `<div>`. */
export const YourOwnElement: Story = {
  args: {
    issue: 'Wrong details' as unknown as LinkIssue,
    render: <aside className="stage-card" />,
  },
  play: async ({ canvas, canvasElement }) => {
    await expect(await canvas.findByRole('alert')).toBeVisible()
    await expect(canvasElement.querySelector('aside')).toHaveAttribute('data-severity', 'warning')
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
