import { Inspector } from '@relink/react/inspector'
import type { ReactNode } from 'react'
import { theStage } from './create-stage.ts'

/** The inspector over a story, with the story's own simulator to play with. */
const InspectorTool = (): ReactNode => (
  <Inspector simulator={theStage().setting.simulator.control} />
)

export default InspectorTool
