'use client'
export { Inspector, type InspectorProps } from '../inspector/inspector.tsx'
export type {
  InspectorSimulator,
  SimulatedInstitution,
  SimulatedItem,
} from '../inspector/inspector-simulator.ts'
