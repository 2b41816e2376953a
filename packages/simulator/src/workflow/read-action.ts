import { z } from 'zod'
import { invalidRequest } from '../engine/plaid-failure.ts'
import type { Step } from '../engine/simulator-state.ts'
import type { WorkflowAction } from './workflow-answer.ts'

const text = z.string().max(100_000)
const keys = z.array(z.string().max(200)).max(100)

const plain = <T extends string>(type: T): z.ZodObject<{ type: z.ZodLiteral<T> }> =>
  z.object({ type: z.literal(type) })

const action: z.ZodType<WorkflowAction> = z.discriminatedUnion('type', [
  plain('agree'),
  z.object({ type: z.literal('submit_phone'), phone_number: text }),
  plain('skip_phone'),
  z.object({ type: z.literal('submit_otp'), code: text }),
  z.object({ type: z.literal('select_saved_institution'), institution_id: text }),
  plain('connect_new_institution'),
  z.object({ type: z.literal('submit_saved_accounts'), accounts: keys }),
  z.object({
    type: z.literal('select_institution'),
    institution_id: text,
    search_query: text.exactOptional(),
  }),
  z.object({ type: z.literal('select_brand'), brand: text }),
  z.object({ type: z.literal('enter_manually'), search_query: text.exactOptional() }),
  z.object({
    type: z.literal('select_auth_type'),
    selection: z.enum(['flow_type_instant', 'flow_type_manual']),
  }),
  plain('choose_another_bank'),
  z.object({ type: z.literal('submit_credentials'), username: text, password: text }),
  plain('solve_recaptcha'),
  z.object({ type: z.literal('submit_mfa'), answers: keys }),
  plain('open_oauth'),
  plain('close_oauth'),
  z.object({ type: z.literal('submit_accounts'), accounts: keys }),
  z.object({
    type: z.literal('submit_numbers'),
    name: text,
    routing_number: text,
    account_number: text,
    account_type: z.enum(['checking', 'savings']),
  }),
  z.object({ type: z.literal('submit_microdeposit_code'), code: text }),
  plain('continue'),
  plain('add_another'),
  plain('finish'),
  plain('retry'),
  plain('ask_exit'),
  plain('stay'),
  plain('exit'),
])

/**
 * Takes what a page sent for something that a person did.
 *
 * @throws PlaidFailure `INVALID_FIELD`.
 */
export const readAction = (value: unknown): WorkflowAction => {
  const { data } = action.safeParse(value)
  if (data) return data
  throw invalidRequest('INVALID_FIELD', 'action must be one that a pane of Link sends')
}

/** The steps on which an action makes sense; those that are not here make sense on all. */
const fitting: Partial<Record<WorkflowAction['type'], readonly Step[]>> = {
  agree: ['consent'],
  submit_phone: ['submit_phone'],
  skip_phone: ['submit_phone', 'verify_phone'],
  submit_otp: ['verify_phone'],
  select_saved_institution: ['select_saved_institution'],
  connect_new_institution: ['select_saved_institution', 'select_saved_account'],
  submit_saved_accounts: ['select_saved_account'],
  select_institution: ['select_institution'],
  select_brand: ['select_brand'],
  enter_manually: ['select_institution'],
  select_auth_type: ['select_auth_type'],
  choose_another_bank: [
    'credentials',
    'oauth',
    'error',
    'mfa',
    'select_brand',
    'numbers',
    'select_auth_type',
  ],
  submit_credentials: ['credentials'],
  solve_recaptcha: ['recaptcha'],
  submit_mfa: ['mfa'],
  open_oauth: ['oauth'],
  close_oauth: ['oauth'],
  submit_accounts: ['select_account'],
  submit_numbers: ['numbers'],
  submit_microdeposit_code: ['microdeposit_code'],
  continue: ['microdeposit_sent'],
  add_another: ['add_another'],
  finish: ['add_another'],
  retry: ['error'],
}

/** Says whether a person could do this where the session is. */
export const isFitting = (type: WorkflowAction['type'], step: Step): boolean =>
  fitting[type]?.includes(step) ?? true
