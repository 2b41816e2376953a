import type { ItemEvent, LinkBackend } from '@relink/core'

/** Follows events once, from the last one heard until the stream ends. */
export type Follow = NonNullable<LinkBackend['followEvents']>

/**
 * Why nothing is followed any more: it was called off; nobody is signed in, as far as the server knows; or
 * nothing there tells of events.
 */
export type FollowEnding = 'stopped' | 'refused' | 'impossible'

interface FollowedStream {
  follow: Follow
  /** The last event's id, to go on from. */
  lastEventId: () => string | null
  /** A stream is there. */
  begun: (resumed: boolean) => void
  hear: (event: ItemEvent | null, eventId: string | null) => void
  signal: AbortSignal
}

/** Milliseconds; the server says every 15 seconds that it is there. */
const longestSilence = 45_000
/** A stream that ended sooner has not shown that the next one will last. */
const shortLife = 10_000
const firstPause = 1000
const longestPause = 30_000

/** Follows a stream, and the next one whenever it ends or breaks, until there is no use. */
export const keepFollowing = async (stream: FollowedStream): Promise<FollowEnding> => {
  const { signal } = stream
  let failures = 0
  while (!signal.aborted) {
    const { lived, error } = await followOnce(stream)
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- called off meanwhile
    if (signal.aborted) break
    const ending = endingOf(error)
    if (ending !== null) return ending
    if (lived > shortLife) failures = 0
    // The server ends a stream now and then, to look at the session again.
    if (lived <= shortLife || error !== null) failures += 1
    if (failures > 0) await pause(failures, signal)
  }
  return 'stopped'
}

const followOnce = async ({
  follow,
  lastEventId,
  begun,
  hear,
  signal,
}: FollowedStream): Promise<{ lived: number; error: unknown }> => {
  const attempt = new AbortController()
  const abort = (): void => attempt.abort()
  let watch = setTimeout(abort, longestSilence)
  let heardSince: number | null = null
  const from = lastEventId()
  let error: unknown = null
  try {
    const broken = whenAborted(attempt.signal)
    signal.addEventListener('abort', abort)
    const followed = follow(
      from,
      (event, eventId) => {
        if (attempt.signal.aborted) return
        clearTimeout(watch)
        watch = setTimeout(abort, longestSilence)
        if (heardSince === null) begun(from !== null)
        heardSince ??= Date.now()
        hear(event, eventId)
      },
      { signal: attempt.signal },
    )
    // Somebody's own back end may not heed the signal.
    await Promise.race([followed, broken])
  } catch (cause) {
    error = cause
  } finally {
    clearTimeout(watch)
    signal.removeEventListener('abort', abort)
    abort()
  }
  return { lived: heardSince === null ? 0 : Date.now() - heardSince, error }
}

const whenAborted = (signal: AbortSignal): Promise<never> => {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The stream is silent.')))
  })
  // Nobody waits for it once the stream has ended.
  aborted.catch(() => undefined)
  return aborted
}

/** By the code of a `RelinkError`; null when it may be different the next time. */
const endingOf = (error: unknown): FollowEnding | null => {
  switch ((error as { code?: unknown } | null)?.code) {
    case 'unauthenticated':
    case 'origin_refused':
      return 'refused'
    case 'not_found':
    case 'invalid_request':
    case 'response_invalid':
      return 'impossible'
    default:
      return null
  }
}

/** Waits longer after each failure, for other lengths in each browser, and no longer once there is new hope. */
const pause = (failures: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const full = Math.min(firstPause * 2 ** (failures - 1), longestPause)
    const goOn = (): void => {
      clearTimeout(timer)
      window.removeEventListener('online', goOn)
      signal.removeEventListener('abort', goOn)
      resolve()
    }
    const timer = setTimeout(goOn, full * (0.5 + Math.random() / 2))
    window.addEventListener('online', goOn)
    signal.addEventListener('abort', goOn)
  })
