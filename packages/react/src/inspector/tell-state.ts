import type { LinkState } from '@relink/core'
import { hideSecrets, shortenToken } from './hide-secrets.ts'

/** Says in a few words what a state knows. No token stays whole. */
export const tellState = (state: LinkState): string => join(tell(state))

const join = (words: (string | null | undefined | false)[]): string =>
  words
    .filter((word) => typeof word === 'string' && word !== '')
    .map((word) => hideSecrets(String(word)))
    .join(', ')

const tell = (state: LinkState): (string | null | undefined | false)[] => {
  switch (state.status) {
    case 'idle':
      return ['given up, or left for another']
    case 'returning':
      return ['finding out what the person came back to']
    case 'recovering':
      return ['the page went in the middle of it; the server is asked']
    case 'preparing':
      return [
        state.pressed ? 'pressed' : 'a press seems near',
        state.claimed === null ? 'a token and Plaid’s script are awaited' : 'a bank’s return',
        state.renews !== null && 'the token before this one had died',
      ]
    case 'loading':
      return [state.pressed && 'pressed', `Link loads with ${shortenToken(state.grant.linkToken)}`]
    case 'ready':
      return [state.pressed ? 'pressed, Link opens' : 'Link opens on the next press']
    case 'open':
      return ['Link stands open', state.renewed && 'with a second token']
    case 'finishing':
      return [
        state.success.needless ? 'nothing was wrong' : 'Link succeeded, the server is told',
        state.success.institution?.name,
        state.ifConnected !== 'ask' && state.ifConnected,
      ]
    case 'deciding':
      return [
        `${state.existing.bankName} looks connected already, the person decides`,
        state.breaksFirst && 'the old connection has ended',
      ]
    case 'linked':
      return [`${state.item.bankName} is connected`]
    case 'updated':
      return [
        state.item.bankName,
        state.repaired ? 'repaired' : `not repaired: ${state.failure ?? 'not known why'}`,
        state.needless && 'nothing was wrong',
        tellAccounts(state.accounts),
      ]
    case 'exited':
      return [
        state.reason,
        state.exit?.error?.code,
        state.exit?.bankWindowFailed && 'the bank’s window failed',
        state.exit?.status && `at ${state.exit.status}`,
      ]
    case 'failed':
      return [`while ${state.step}`, state.error.code, state.error.plaid?.code]
    case 'refused':
      return [state.refusal, state.error?.code]
  }
}

const tellAccounts = ({ added, removed }: { added: object[]; removed: object[] }): string | false =>
  (added.length > 0 || removed.length > 0) &&
  `${added.length} accounts added, ${removed.length} removed`
