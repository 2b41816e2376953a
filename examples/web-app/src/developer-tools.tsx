import { Inspector } from '@relink/react/inspector'
import { findControl } from '@relink/simulator/browser'
import { useState } from 'react'

/** What developers see: Relink's inspector, which plays with the simulator where one stands in for Plaid. */
export const DeveloperTools = () => {
  const [simulator] = useState(() => findControl())
  return <Inspector simulator={simulator} />
}
