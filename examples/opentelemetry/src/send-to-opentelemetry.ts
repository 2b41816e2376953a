import { SpanStatusCode, type Attributes, type Span, type Tracer } from '@opentelemetry/api'
import type { TelemetryStep } from '@relink/core/telemetry'

/**
 * Makes an `onTelemetry` that records each flow as a span, and its steps as that span's events.
 *
 * A page ends its spans when it goes. The page after the bank begins another one for the same
 * `relink.flow_id`, and only the last one has a `relink.outcome`.
 *
 * @example
 * <RelinkProvider onTelemetry={sendToOpenTelemetry(trace.getTracer('banks'))} … />
 */
export const sendToOpenTelemetry = (tracer: Tracer): ((step: TelemetryStep) => void) => {
  const spans = new Map<string, Span>()

  const spanOf = ({ flowId, at }: TelemetryStep): Span => {
    const existing = spans.get(flowId)
    if (existing !== undefined) return existing
    const span = tracer.startSpan('relink.flow', { root: true, startTime: new Date(at) })
    spans.set(flowId, span)
    return span
  }

  return (step) => {
    const span = spanOf(step)
    // A number could be taken for milliseconds since the page began.
    const time = new Date(step.at)
    span.addEvent(step.step, attributesOf(stepFields(step)), time)
    span.setAttributes(attributesOf(flowFields(step)))
    if (!step.isOutcome && !goesOnElsewhere.has(step.step)) return
    if (step.isOutcome) {
      span.setAttribute('relink.outcome', step.step)
      span.setStatus(statusOf(step))
    }
    span.end(time)
    spans.delete(step.flowId)
  }
}

/** After these it is another page that tells the rest of the flow. */
const goesOnElsewhere = new Set<TelemetryStep['step']>(['page_left', 'ended_elsewhere'])

type Fields = Record<string, string | number | boolean | null | undefined>

/** What holds for the whole flow, as far as it is known by now. */
const flowFields = (step: TelemetryStep): Fields => ({
  flow_id: step.flowId,
  mode: step.mode,
  via: step.via,
  institution_id: step.institutionId,
  institution_name: step.institutionName,
  link_session_id: step.linkSessionId,
})

const stepFields = (step: TelemetryStep): Fields => ({
  sequence: step.sequence,
  view: step.view,
  request_id: step.requestId,
  ...('error' in step ? { error_type: step.error?.type, error_code: step.error?.code } : {}),
  ...('reason' in step ? { reason: step.reason } : {}),
  ...('refusal' in step ? { reason: step.refusal } : {}),
  ...('event' in step ? { plaid_event: step.event } : {}),
})

const attributesOf = (fields: Fields): Attributes =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[`relink.${name}`, value]],
    ),
  )

/** Leaving is nobody's fault, and so neither a success nor an error. */
const statusOf = (step: TelemetryStep): { code: SpanStatusCode; message?: string } => {
  switch (step.step) {
    case 'linked':
    case 'updated':
      return { code: SpanStatusCode.OK }
    case 'failed':
      return { code: SpanStatusCode.ERROR, message: step.error.code }
    case 'refused':
      return { code: SpanStatusCode.ERROR, message: step.refusal }
    default:
      return { code: SpanStatusCode.UNSET }
  }
}
