// Names that the examples in the docs use without saying where they come from: what every app has already. An
// example that needs more says so itself.

/** The person who is signed in, as the page knows them. */
declare const user: { id: string; locale: string }
declare const userId: string
declare const itemId: string
declare const item: import('@relink/core').Item
declare const items: import('@relink/core').Item[]

/** Your own client of Plaid's SDK. */
declare const plaid: import('plaid').PlaidApi
/** What `createRelink` gave. */
declare const relink: import('@relink/server').Relink
/** What `httpBackend` gave. */
declare const backend: import('@relink/core').LinkBackend
/** Who a request comes from, by your own session. */
declare function userIdOf(request: Request): string | null

/** Your router's way to go somewhere. */
declare function navigate(to: string, options?: { replace?: boolean }): void
/** Shows a short message. */
declare function toast(text: string): void
declare function openChat(): void
/** Asks your server for a new session. */
declare function renewSession(): Promise<void>
declare function reloadBalances(itemId: string): Promise<void>
/** Of this answer's content security policy. */
declare const nonce: string
declare const root: HTMLElement
declare const analytics: { track(name: string, about: object): void }
declare const log: { error(text: string, about: object): void }
declare function App(props: { linkToken?: string }): import('react').ReactNode

/** What `serveSimulator` or `createSimulator` gave. */
declare const simulator: import('@relink/simulator').Simulator

declare module '*.css'

// Express has no types of its own. This is what the examples need of it, with a session as `express-session` adds it.
declare module 'express' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface ExpressRequest extends IncomingMessage {
    body: unknown
    session: { userId?: string }
  }
  type Handler = (request: ExpressRequest, response: ServerResponse) => void | Promise<void>
  interface ExpressApp {
    all(path: RegExp, handler: Handler): void
    use(handler: Handler): void
    listen(port: number): void
  }
  const express: { (): ExpressApp; json(): Handler }
  export default express
}

// The file that the example about OpenTelemetry has people copy.
declare module '*/send-to-opentelemetry.ts' {
  import type { Tracer } from '@opentelemetry/api'
  import type { TelemetryStep } from '@relink/react'

  export function sendToOpenTelemetry(tracer: Tracer): (step: TelemetryStep) => void
}
