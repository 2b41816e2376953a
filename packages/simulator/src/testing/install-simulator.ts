import { currentLink, whenLinkOpens, type OpenLink } from '../browser/current-link.ts'
import { installPlaid } from '../browser/install-plaid.ts'
import type { SimulatorLinkTokenOptions } from '../api/create-simulator-link-token.ts'
import { createSimulator, type Simulator, type SimulatorOptions } from '../create-simulator.ts'
import { sandboxErrors } from '../engine/sign-in-errors.ts'
import type { Pane } from '../workflow/workflow-answer.ts'
import { approveInFrame } from './approve-in-frame.ts'
import { outsideAct } from './outside-act.ts'
import { institutionIdOf, walkUntil, type Choices } from './walk-through-panes.ts'

/** How a driven simulator differs from a fresh one. */
export interface InstallSimulatorOptions extends SimulatorOptions {
  /** A simulator that exists already, e.g. one that the app's server under test talks to. */
  simulator?: Simulator
  /** Milliseconds to wait for Link to open. Default 3,000. */
  timeout?: number
}

/** Drives the Link that the page under test opens. */
export interface LinkDriver {
  simulator: Simulator
  /** Breaks Items, moves the clock, lets calls go wrong. */
  control: Simulator['control']
  /** Answers Plaid's API, for the server under test. */
  fetch: Simulator['fetch']
  createLinkToken: (options?: SimulatorLinkTokenOptions) => string
  isOpen: () => boolean
  /** Resolves once the page has opened Link. */
  opened: () => Promise<void>
  /** What Link shows now; null while it is closed. */
  pane: () => Pane | null
  /** Walks through Link as somebody whose bank works, and presses Finish. */
  succeed: (choices?: Choices) => Promise<void>
  /**
   * Leaves Link without success.
   *
   * @param code The error code that `onExit` is to carry, such as `INSTITUTION_DOWN`; none for a person who just closes Link.
   */
  exit: (code?: string) => Promise<void>
  /**
   * Leaves the page for a bank's own, approves there, and is sent back.
   *
   * The page is gone then: unmount what is under test, and mount the page of the redirect URI.
   * @returns The address that the bank sends the person back to: `receivedRedirectUri`.
   */
  leaveForBank: (options?: { bank?: string; decision?: 'approve' | 'decline' }) => Promise<string>
  /** Takes everything out of the page again. */
  uninstall: () => void
}

const openWithin = async (milliseconds: number): Promise<OpenLink> => {
  const signal = AbortSignal.timeout(milliseconds)
  try {
    return await whenLinkOpens(window, signal)
  } catch (cause) {
    throw new Error(
      `Failed to drive Link: it was not opened within ${milliseconds} ms. Let the page under test call open() with a link token first.`,
      { cause },
    )
  }
}

const stuck = (pane: Pane | null): Error => {
  const at = pane ? `it stopped at "${pane.id}"` : 'it closed before'
  const why = pane?.id === 'error' ? `: ${pane.error.error_code}` : ''
  return new Error(
    `Failed to succeed in Link: ${at}${why}. Look at what the link token was made for, and at the faults of the simulator.`,
  )
}

/**
 * Puts a simulated Plaid into the page of a test, and drives the Link that the page opens.
 *
 * @example
 * const link = installSimulator()
 * render(<App linkToken={link.createLinkToken()} />)
 * await user.click(screen.getByRole('button', { name: 'Connect a bank' }))
 * await link.succeed()
 * await screen.findByText('First Platypus Bank is connected')
 */
export const installSimulator = (options: InstallSimulatorOptions = {}): LinkDriver => {
  const { simulator: given, timeout = 3000, ...rest } = options
  const simulator = given ?? createSimulator(rest)
  const uninstall = installPlaid({ fetch: simulator.fetch })
  const open = (): Promise<OpenLink> => openWithin(timeout)

  const succeed = async (choices: Choices): Promise<void> => {
    const link = await open()
    const isDone = ({ id }: Pane): boolean => id === 'connected'
    let pane = await walkUntil(link, choices, isDone)
    if (pane?.id === 'oauth') {
      await approveInFrame(link, document, choices.accounts)
      pane = await walkUntil(link, choices, isDone)
    }
    if (pane?.id !== 'connected') throw stuck(pane)
    link.close()
  }

  const failWith = async (link: OpenLink, code: string): Promise<void> => {
    const pane = await walkUntil(link, {}, ({ id }) => id === 'credentials')
    if (pane?.id === 'credentials' && sandboxErrors.includes(code)) {
      const password = `error_${code}`
      await link.send({ type: 'submit_credentials', username: 'user_good', password })
      link.leave()
      return
    }
    // No login leads to this one, so the next answer is that error.
    await simulator.control.addFault({
      where: '/link/workflow/next',
      kind: 'fail',
      errorCode: code,
      times: 1,
    })
    await link.send({ type: 'ask_exit' })
  }

  return {
    simulator,
    control: simulator.control,
    fetch: simulator.fetch,
    createLinkToken: simulator.createLinkToken,
    isOpen: () => currentLink() !== null,
    opened: () => outsideAct(async () => void (await (await open()).shown())),
    pane: () => currentLink()?.pane() ?? null,
    succeed: (choices = {}) => outsideAct(() => succeed(choices)),
    exit: (code) =>
      outsideAct(async () => {
        const link = await open()
        await link.shown()
        if (code === undefined) link.leave()
        else await failWith(link, code)
      }),
    leaveForBank: ({ bank = 'ins_127287', decision = 'approve' } = {}) =>
      outsideAct(async () => {
        const { token } = (await open()).link
        const stateId = simulator.approveAtBank({
          linkToken: token,
          institutionId: institutionIdOf(bank),
          decision,
        })
        const redirectUri = simulator.snapshot().linkTokens[token]?.redirectUri ?? ''
        return `${redirectUri}?oauth_state_id=${stateId}`
      }),
    uninstall: () => {
      currentLink()?.leave()
      uninstall()
      // One that was handed in is somebody else's to close.
      if (!given) simulator.close()
    },
  }
}
