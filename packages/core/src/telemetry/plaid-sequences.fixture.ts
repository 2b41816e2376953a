/** An event of Plaid's in words: its name, where in Link, and how far after the opening. */
export type Sequence = readonly string[]

const toTheBank = ['OPEN CONSENT', 'TRANSITION_VIEW SELECT_INSTITUTION', 'SELECT_INSTITUTION']
const connected = ['TRANSITION_VIEW CONNECTED', 'HANDOFF']

/** The orders in which Plaid documents its events, or that follow from what it documents. */
export const sequences = {
  credentials: [
    ...toTheBank,
    'TRANSITION_VIEW CREDENTIAL',
    'SUBMIT_CREDENTIALS',
    'TRANSITION_VIEW LOADING',
    'TRANSITION_VIEW MFA',
    'SUBMIT_MFA',
    ...connected,
  ],
  'wrong password': [
    ...toTheBank,
    'TRANSITION_VIEW CREDENTIAL',
    'SUBMIT_CREDENTIALS',
    'ERROR',
    'TRANSITION_VIEW ERROR',
    'EXIT',
  ],
  'own window': [...toTheBank, 'TRANSITION_VIEW OAUTH', 'OPEN_OAUTH', ...connected],
  'closed window': [
    ...toTheBank,
    'TRANSITION_VIEW OAUTH',
    'OPEN_OAUTH',
    'CLOSE_OAUTH',
    'OPEN_OAUTH',
    'FAIL_OAUTH',
    'EXIT',
  ],
  'after the bank': ['OPEN', 'TRANSITION_VIEW LOADING', ...connected],
  'repair with a password': [
    'OPEN CONSENT',
    'TRANSITION_VIEW CREDENTIAL',
    'SUBMIT_CREDENTIALS',
    ...connected,
  ],
  'returning user': [
    'OPEN',
    'TRANSITION_VIEW SUBMIT_PHONE',
    'AUTO_SUBMIT_PHONE',
    'TRANSITION_VIEW VERIFY_PHONE',
    'SUBMIT_OTP VERIFY_PHONE',
    'ERROR',
    'SUBMIT_OTP VERIFY_PHONE',
    'VERIFY_PHONE',
    'TRANSITION_VIEW SELECT_SAVED_INSTITUTION',
    'SELECT_INSTITUTION',
    'TRANSITION_VIEW SELECT_SAVED_ACCOUNT',
    ...connected,
  ],
} satisfies Record<string, Sequence>

/** The events of a sequence, a second apart from each other. */
export const eventsOf = (
  sequence: Sequence,
  start: number,
  extra: object = {},
): { name: string; metadata: Record<string, unknown> }[] =>
  sequence.map((words, index) => {
    const [name = '', view = null] = words.split(' ')
    return {
      name,
      metadata: {
        link_session_id: 'session-1',
        request_id: `request-${index}`,
        timestamp: new Date(start + index * 1_000).toISOString(),
        institution_id: index < 2 ? null : 'ins_109508',
        institution_name: index < 2 ? null : 'First Platypus Bank',
        view_name: view,
        ...(name === 'ERROR'
          ? {
              error_type: 'ITEM_ERROR',
              error_code: 'INVALID_CREDENTIALS',
              error_message: 'the password user_typed_this is wrong',
            }
          : {}),
        ...extra,
      },
    }
  })
