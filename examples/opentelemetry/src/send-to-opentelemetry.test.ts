import { SpanStatusCode } from '@opentelemetry/api'
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-base'
import type { TelemetryStep } from '@relink/core/telemetry'
import { expect, test } from 'vitest'
import { sendToOpenTelemetry } from './send-to-opentelemetry.ts'

const start = Date.UTC(2026, 0, 5)

const record = () => {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const send = sendToOpenTelemetry(provider.getTracer('test'))
  return { send, spans: () => exporter.getFinishedSpans() }
}

const facts = (sequence: number) => ({
  flowId: 'flow-1',
  sequence,
  at: start + sequence * 1000,
  elapsed: (sequence - 1) * 1000,
  mode: 'new' as const,
  via: null,
  institutionId: null,
  institutionName: null,
  linkSessionId: null,
  requestId: null,
  view: null,
})

const pressed: TelemetryStep = { ...facts(1), isOutcome: false, step: 'pressed' }
const chosen: TelemetryStep = {
  ...facts(2),
  isOutcome: false,
  step: 'bank_chosen',
  institutionId: 'ins_109508',
  institutionName: 'First Platypus Bank',
}
const met: TelemetryStep = {
  ...facts(3),
  isOutcome: false,
  step: 'error_met',
  error: { type: 'ITEM_ERROR', code: 'INVALID_CREDENTIALS' },
}

test('a flow becomes one span with its steps as events, which ends with the outcome', () => {
  const { send, spans } = record()
  for (const step of [pressed, chosen, met]) send(step)
  expect(spans()).toEqual([])
  const known = { institutionId: 'ins_109508', institutionName: 'First Platypus Bank' }
  send({ ...facts(4), ...known, via: 'credentials', isOutcome: true, step: 'linked' })
  expect(spans()).toHaveLength(1)
  const [span] = spans()
  expect(span?.name).toBe('relink.flow')
  expect(span?.events.map(({ name }) => name)).toEqual([
    'pressed',
    'bank_chosen',
    'error_met',
    'linked',
  ])
  expect(span?.events[2]?.attributes).toEqual({
    'relink.sequence': 3,
    'relink.error_type': 'ITEM_ERROR',
    'relink.error_code': 'INVALID_CREDENTIALS',
  })
  expect(span?.attributes).toEqual({
    'relink.flow_id': 'flow-1',
    'relink.mode': 'new',
    'relink.via': 'credentials',
    'relink.institution_id': 'ins_109508',
    'relink.institution_name': 'First Platypus Bank',
    'relink.outcome': 'linked',
  })
  expect(span?.status).toEqual({ code: SpanStatusCode.OK })
  expect(span?.startTime).toEqual([start / 1000 + 1, 0])
  expect(span?.endTime).toEqual([start / 1000 + 4, 0])
})

test('a flow that failed is an error, and one that was left is not', () => {
  const { send, spans } = record()
  const error = { type: null, code: 'link_timeout' }
  send({ ...facts(1), isOutcome: true, step: 'failed', error })
  send({
    ...facts(1),
    flowId: 'flow-2',
    isOutcome: true,
    step: 'exited',
    reason: 'closed',
    exitStatus: 'requires_credentials',
    error: null,
  })
  expect(spans().map(({ status }) => status)).toEqual([
    { code: SpanStatusCode.ERROR, message: 'link_timeout' },
    { code: SpanStatusCode.UNSET },
  ])
})

test('a page that goes ends its span, and the page after the bank has one for the same flow', () => {
  const before = record()
  before.send(pressed)
  before.send({ ...facts(2), isOutcome: false, step: 'page_left' })
  const after = record()
  after.send({ ...facts(1), via: 'oauth', isOutcome: false, step: 'returned' })
  after.send({ ...facts(2), via: 'oauth', isOutcome: true, step: 'linked' })
  const both = [...before.spans(), ...after.spans()]
  expect(both.map(({ attributes }) => attributes['relink.flow_id'])).toEqual(['flow-1', 'flow-1'])
  expect(both.map(({ attributes }) => attributes['relink.outcome'])).toEqual([undefined, 'linked'])
})

test('flows side by side have a span each', () => {
  const { send, spans } = record()
  send(pressed)
  send({ ...pressed, flowId: 'flow-2' })
  send({ ...facts(2), flowId: 'flow-2', isOutcome: true, step: 'cancelled' })
  send({ ...facts(2), isOutcome: true, step: 'linked' })
  expect(spans().map(({ attributes }) => attributes['relink.flow_id'])).toEqual([
    'flow-2',
    'flow-1',
  ])
  expect(spans().map(({ events }) => events.length)).toEqual([2, 2])
})
