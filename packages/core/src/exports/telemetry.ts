export { createFunnel, type Funnel, type FunnelPorts } from '../telemetry/funnel.ts'
export type {
  PlainStepName,
  TelemetryError,
  TelemetryFacts,
  TelemetryOutcome,
  TelemetryProgress,
  TelemetryStep,
} from '../telemetry/telemetry-step.ts'
