// Knows Plaid's snake_case, so that nobody else has to.
import type { LinkExit, LinkFlows, LinkSuccess } from '@relink/core'
import type { CommonPlaidLinkOptions, PlaidLinkOnExit, PlaidLinkOnSuccess } from 'react-plaid-link'
import { watchFrame } from './watch-frame.ts'

/** What a Link calls back, and the end of what it is watched by. */
export interface PlaidCallbacks {
  options: Required<Omit<CommonPlaidLinkOptions<PlaidLinkOnSuccess>, 'cspNonce'>>
  stop(): void
}

/** Makes what one Link of a flow calls back: it tells the flow, in our words. */
export const createCallbacks = (
  flowId: string,
  hear: LinkFlows['hear'],
  note: LinkFlows['note'],
): PlaidCallbacks => {
  let stopWatching = (): void => undefined
  /** How the last pane is left; null while there was no success. */
  let end: LinkExit | null = null
  let bankWindow = { failed: false, at: '' }
  let lastExit: LinkExit | null = null

  const leave = (exit: LinkExit): void => {
    lastExit = exit
    const bankWindowFailed = bankWindow.failed && exit.error === null
    hear(flowId, { type: 'left', exit: { ...exit, bankWindowFailed } })
  }

  const closeEnd = (): void => {
    if (end !== null) hear(flowId, { type: 'left', exit: end })
  }

  return {
    stop() {
      stopWatching()
      // Who takes Link away with its last pane on it has closed that, too.
      closeEnd()
    },
    options: {
      onLoad: () => hear(flowId, { type: 'loaded' }),
      onSuccess: (publicToken, metadata) => {
        hear(flowId, { type: 'succeeded', success: readSuccess(publicToken, metadata) })
        stopWatching()
        // Nobody calls onExit when the last pane is closed after a success.
        end = readExit(null, { ...metadata, status: null, request_id: '' })
        stopWatching = watchFrame(closeEnd)
      },
      onExit: (error, metadata) => leave(readExit(error, metadata)),
      onEvent: (name, metadata) => {
        note(flowId, name, metadata)
        // Plaid delivers these at the end, in no order, before or after onExit: the newest counts.
        if (!name.endsWith('_OAUTH') || metadata.timestamp < bankWindow.at) return
        bankWindow = { failed: name === 'FAIL_OAUTH', at: metadata.timestamp }
        if (lastExit !== null) leave(lastExit)
      },
    },
  }
}

const readSuccess = (
  publicToken: string | null,
  metadata: Parameters<PlaidLinkOnSuccess>[1],
): LinkSuccess => ({
  publicToken,
  institution: readInstitution(metadata.institution),
  // Absent where a session makes no Item, whatever the types say.
  accounts: ((metadata.accounts as typeof metadata.accounts | undefined) ?? []).map((account) => ({
    id: account.id,
    name: account.name,
    mask: account.mask,
    type: account.type,
    subtype: account.subtype,
  })),
  linkSessionId: metadata.link_session_id,
})

/** Whatever the types say: nobody may stumble over a field that is missing. */
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const readExit = (
  error: Parameters<PlaidLinkOnExit>[0],
  metadata: Parameters<PlaidLinkOnExit>[1],
): LinkExit => ({
  error: error && {
    type: text(error.error_type),
    code: text(error.error_code),
    message: text(error.error_message),
    displayMessage: error.display_message,
  },
  status: metadata.status,
  institution: readInstitution(metadata.institution),
  linkSessionId: metadata.link_session_id,
  requestId: metadata.request_id,
  bankWindowFailed: false,
})

const readInstitution = (
  institution: Parameters<PlaidLinkOnSuccess>[1]['institution'],
): LinkSuccess['institution'] =>
  institution ? { id: institution.institution_id, name: institution.name } : null
