import type { TripWay } from '../engine/simulator-state.ts'
import type { Pane, WorkflowAction, WorkflowAnswer } from '../workflow/workflow-answer.ts'
import type { BankWindow } from './bank-window.ts'
import { checkSubmission } from './check-submission.ts'
import { asLinkError, concludeWalk, type Walk } from './conclude-walk.ts'
import { noteClosed, noteOpened, type OpenLink } from './current-link.ts'
import { createEventQueue } from './event-queue.ts'
import { createFullWindowFrame } from './full-window-frame.ts'
import type { LinkContext } from './link-context.ts'
import { showBusy, showLoading, showPane } from './pane-view.ts'
import type { PlaidHandler, PlaidOptions } from './plaid-global.ts'
import { bankPathOf, prepareTrip, waitForBank } from './visit-bank.ts'

// Shorter waits are over before anybody has read that there is one.
const longWait = 300

/**
 * Makes what `Plaid.create` gives back: one iframe, and one person's walk through it at a time.
 *
 * @param firstInstitutionId The bank that was chosen before Link opened, by the embedded list.
 */
export const createHandler = (
  context: LinkContext,
  options: PlaidOptions,
  token: string,
  firstInstitutionId?: string,
): PlaidHandler => {
  const { window, client } = context
  const frame = createFullWindowFrame(window, {
    id: `plaid-link-iframe-${context.nextFrameNumber()}`,
    title: 'Plaid Link',
  })
  const events = createEventQueue(options.onEvent)
  // Null while Link is closed. What an earlier walk asked for is not shown in a later one.
  let current: Walk | null = null
  let destroyed = false
  let bank: BankWindow | null = null
  let popupBlocked = false
  const lookers = new Set<(pane: Pane | null) => void>()

  const tellShown = (pane: Pane | null): void => {
    const told = [...lookers]
    lookers.clear()
    for (const tell of told) tell(pane)
  }

  const nextShown = (): Promise<Pane | null> => new Promise((resolve) => lookers.add(resolve))

  const leaveBank = (): void => {
    bank?.close()
    bank = null
  }

  const close = (): void => {
    current = null
    leaveBank()
    frame.hide()
    noteClosed(window, openLink)
    tellShown(null)
  }

  const conclude = (walk: Walk): void => concludeWalk(walk, events, options)

  /** Tells the engine that the person has left. Should it not hear of it, nothing here depends on that. */
  const sayFarewell = ({ last }: Walk): void => {
    if (last && !last.result) {
      void client.next(last.link_session_id, { type: 'exit' }).catch(asLinkError)
    }
  }

  const fail = (walk: Walk, cause: unknown): void => {
    // A success stands, whatever fails after it.
    if (walk.last?.result) return
    walk.failed = asLinkError(cause)
    // Whoever has left already is called back by leave.
    if (walk !== current) return
    close()
    sayFarewell(walk)
    conclude(walk)
  }

  /** Takes Link off the page at once; the callback comes later, as Plaid's does. */
  const leave = (): void => {
    const walk = current
    if (!walk) return
    const told = walk.last?.result != null
    close()
    if (told) return
    const settle = async (): Promise<void> => {
      await walk.pending
      sayFarewell(walk)
      window.setTimeout(() => conclude(walk))
    }
    void settle()
  }

  const show = (answer: WorkflowAnswer): void => {
    const document = frame.element.contentDocument
    if (!document) return
    const onClose = (): void => {
      if (answer.pane.id === 'connected' || answer.pane.id === 'error') leave()
      else if (answer.pane.id === 'add_another') send({ type: 'finish' })
      else send({ type: answer.pane.id === 'exit' ? 'stay' : 'ask_exit' })
    }
    const path = bankPathOf(answer)
    const bankAddress = path !== null && context.hasPages ? context.origin + path : null
    const controls = { document, send, goToBank, bankAddress, popupBlocked, finish: leave, leave }
    showPane(answer.pane, controls, onClose)
    tellShown(answer.pane)
  }

  const take = (walk: Walk, answer: WorkflowAnswer): void => {
    if (answer === walk.last) return
    walk.last = answer
    events.shuffleBy(answer.shuffle_events)
    events.add(answer.events)
    if (walk !== current) return
    if (bankPathOf(answer) === null) leaveBank()
    show(answer)
    if (answer.result) conclude(walk)
  }

  /** Asks the engine, one question at a time, and shows its answer if Link is still open. */
  const ask = (
    question: () => Promise<WorkflowAnswer>,
    then?: (a: WorkflowAnswer) => void,
  ): void => {
    const walk = current
    if (!walk || walk.pending) return
    const document = frame.element.contentDocument
    if (document) showBusy(document)
    const loading = window.setTimeout(() => {
      if (document && walk === current) showLoading(document, leave)
    }, longWait)
    const run = async (): Promise<void> => {
      try {
        const answer = await question().finally(() => window.clearTimeout(loading))
        walk.pending = null
        take(walk, answer)
        if (walk === current) then?.(answer)
      } catch (cause) {
        walk.pending = null
        fail(walk, cause)
      }
    }
    walk.pending = run()
  }

  const send = (action: WorkflowAction): void => {
    popupBlocked = false
    const walk = current
    const sessionId = walk?.last?.link_session_id
    if (!walk || sessionId === undefined) return
    ask(async () => {
      // Who presses Cancel just when the bank says yes gets the yes.
      await walk.polling
      return walk.last?.result ? walk.last : client.next(sessionId, action)
    })
  }

  const watchBank = async (walk: Walk, sessionId: string, opened: BankWindow): Promise<void> => {
    const isOver = (): boolean => walk !== current || bank !== opened
    try {
      const poll = (): Promise<WorkflowAnswer> => {
        const asked = client.poll(sessionId)
        walk.polling = asked.catch(() => null)
        return asked
      }
      const answer = await waitForBank(context.window, poll, opened, isOver)
      if (answer) take(walk, answer)
      else if (!isOver()) send({ type: 'close_oauth' })
    } catch (cause) {
      fail(walk, cause)
    }
  }

  const goToBank = (bankName: string, way: TripWay): void => {
    const walk = current
    if (!walk?.last) return
    const sessionId = walk.last.link_session_id
    const trip = prepareTrip(context, bankName, way)
    popupBlocked = trip === null
    if (!trip) {
      show(walk.last)
      return
    }
    ask(
      async () => {
        try {
          return await client.next(sessionId, { type: 'open_oauth' })
        } catch (cause) {
          trip.cancel()
          throw cause
        } finally {
          // Whoever has closed Link meanwhile needs no window of the bank.
          if (walk !== current) trip.cancel()
        }
      },
      (answer) => {
        const path = bankPathOf(answer)
        if (path === null) {
          trip.cancel()
          return
        }
        bank = trip.begin(path)
        // A decision that comes back by a redirect is for the next page to take.
        if (bank && way !== 'redirect') void watchBank(walk, sessionId, bank)
      },
    )
  }

  const open = (): void => {
    if (current || destroyed) return
    const walk: Walk = { last: null, failed: null, pending: null, polling: null }
    current = walk
    noteOpened(window, openLink)
    const begin = async (): Promise<void> => {
      const document = await frame.loaded
      if (walk !== current) return
      document.body.replaceChildren()
      frame.show()
      ask(() =>
        client.start({
          linkToken: token,
          receivedRedirectUri: options.receivedRedirectUri ?? null,
          oauthWay: context.oauthWay,
          firstInstitutionId: firstInstitutionId ?? null,
        }),
      )
    }
    void begin()
  }

  const openLink: OpenLink = {
    link: {
      token,
      get sessionId() {
        return current?.last?.link_session_id ?? null
      },
    },
    pane: () => (current?.pending ? null : (current?.last?.pane ?? null)),
    shown: () => {
      const pane = openLink.pane()
      return pane || !current ? Promise.resolve(pane) : nextShown()
    },
    send: (action) => {
      if (!current?.last) return Promise.resolve(null)
      const next = nextShown()
      send(action)
      return next
    },
    goToBank: () => {
      const pane = current?.last?.pane
      if (pane?.id === 'oauth') goToBank(pane.institution.name, pane.way)
    },
    close: leave,
    leave,
  }

  const announceLoad = async (): Promise<void> => {
    await frame.loaded
    if (!destroyed) options.onLoad?.()
  }
  void announceLoad()

  return {
    open,
    exit: ({ force = false } = {}) => {
      if (!current) {
        // oxlint-disable-next-line no-console -- Plaid's script says this in the console, and programs look for it there.
        console.warn('Link warning: attempted to exit Link when it was not open')
        return
      }
      const { last } = current
      if (force || !last || last.result) leave()
      else send({ type: 'ask_exit' })
    },
    submit: checkSubmission,
    destroy: () => {
      destroyed = true
      close()
      frame.remove()
    },
  }
}
