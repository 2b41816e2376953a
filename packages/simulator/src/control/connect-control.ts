import { PlaidFailure, type LinkError } from '../engine/plaid-failure.ts'
import { controlBy, type SimulatorControl } from './simulator-control.ts'

const isError = (value: unknown): value is LinkError =>
  typeof value === 'object' && value !== null && 'error_code' in value && 'error_type' in value

/**
 * Controls a simulator that runs elsewhere.
 *
 * @param origin Where it answers, e.g. `http://127.0.0.1:4100`.
 */
export const connectControl = (
  origin: string,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): SimulatorControl =>
  controlBy(async (name, input) => {
    const response = await send(
      new Request(new URL(`/simulator/api/${name}`, origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      }),
    )
    const text = await response.text()
    const answer: unknown = text === '' ? undefined : JSON.parse(text)
    if (response.ok) return answer
    if (!isError(answer)) throw new Error(`Failed to control the simulator: it answered ${text}.`)
    const { error_type, error_code, error_message, display_message } = answer
    throw new PlaidFailure(
      { error_type, error_code, error_message, display_message },
      response.status,
    )
  })
