// What an app's production build gets for `@relink/react/inspector`.
import type { InspectorProps } from '../inspector/inspector.tsx'

export type { InspectorProps } from '../inspector/inspector.tsx'
export type {
  InspectorSimulator,
  SimulatedInstitution,
  SimulatedItem,
} from '../inspector/inspector-simulator.ts'

/** Renders nothing: the inspector is for development. */
export const Inspector: (props: InspectorProps) => null = () => null
