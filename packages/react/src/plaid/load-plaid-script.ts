import { plaidScriptAddress as address, RelinkError } from '@relink/core'

const patience = 10_000

let loading: Promise<void> | null = null

/**
 * Makes sure that Plaid's script is on the page and has run.
 *
 * One tag and one promise, however many ask. A tag that the page brought itself is waited for, whether
 * it has loaded yet or not; one that failed or stalled is replaced on the next call, so that a retry needs no
 * reload. Plaid asks that the script be loaded from its own address only.
 *
 * @param nonce For a content security policy that names scripts by nonce.
 * @throws RelinkError `script_blocked` when it can't be loaded or does nothing, `script_timeout` when
 *   nothing is heard for 10 seconds.
 * @see https://plaid.com/docs/link/web/#installation
 */
export const loadPlaidScript = (nonce?: string): Promise<void> => {
  if (isThere()) return Promise.resolve()
  loading ??= load(nonce).finally(() => {
    loading = null
  })
  return loading
}

const isThere = (): boolean => (window as { Plaid?: unknown }).Plaid !== undefined

const load = (nonce: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const tag = existingTag() ?? newTag(nonce)
    const timer = setTimeout(
      () => fail('script_timeout', 'no answer in time. Check the network'),
      patience,
    )
    const settle = (error: RelinkError | null): void => {
      clearTimeout(timer)
      tag.removeEventListener('load', loaded)
      tag.removeEventListener('error', failed)
      if (error === null) resolve()
      else reject(error)
    }
    const fail = (code: 'script_blocked' | 'script_timeout', why: string): void => {
      // A tag that failed never loads again, and may have failed before anybody listened.
      tag.remove()
      settle(new RelinkError(code, `Failed to load Plaid's script: ${why}.`))
    }
    const failed = (): void =>
      fail('script_blocked', `refused or replaced. Allow ${address} everywhere`)
    const loaded = (): void => (isThere() ? settle(null) : failed())
    tag.addEventListener('load', loaded)
    tag.addEventListener('error', failed)
    if (!tag.isConnected) document.head.append(tag)
  })

/** A tag somebody else put there; an inert one, which a stand-in for Plaid may use, is not meant. */
const existingTag = (): HTMLScriptElement | null =>
  document.querySelector<HTMLScriptElement>(`script[src="${address}"]:not([type="text/plain"])`)

const newTag = (nonce: string | undefined): HTMLScriptElement => {
  const tag = document.createElement('script')
  tag.src = address
  tag.async = true
  if (nonce !== undefined) tag.nonce = nonce
  return tag
}
