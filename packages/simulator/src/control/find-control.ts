import { connectControl } from './connect-control.ts'
import type { SimulatorControl } from './simulator-control.ts'

/**
 * Finds the simulator whose script is on this page, for tools that a developer has in the page.
 *
 * @returns Its control; null where Plaid's own script is there, or none.
 *
 * @example
 * ```tsx
 * <Inspector simulator={findControl()} />
 * ```
 */
export const findControl = (page: Document = document): SimulatorControl | null => {
  for (const { src, type } of page.scripts) {
    if (type === 'text/plain' || !URL.canParse(src)) continue
    const { origin, hostname, pathname } = new URL(src)
    if (pathname === '/link/v2/stable/link-initialize.js' && hostname !== 'cdn.plaid.com')
      return connectControl(origin)
  }
  return null
}
