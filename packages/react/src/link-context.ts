import type { JsonObject } from '@relink/core'

/**
 * Where an app says what its `context` looks like, once for all hooks and components.
 *
 * @example
 * ```ts
 * declare module '@relink/react' {
 *   interface RelinkRegister {
 *     context: { step: number }
 *   }
 * }
 * ```
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the app
export interface RelinkRegister {}

/** The context that a register names; any JSON object when it names none. */
export type ContextOf<Register> = Register extends { context: infer Context extends object }
  ? Context
  : JsonObject

/** What an app gives along and gets back, also over the trip to the bank. It has to survive JSON. */
export type LinkContext = ContextOf<RelinkRegister>
