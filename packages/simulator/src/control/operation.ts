import * as z from 'zod'
import { invalidRequest } from '../engine/plaid-failure.ts'
import type { ControlWorld } from './control-world.ts'

/** One thing that a control can do: checks what it is given, then does it. */
export type Operation = (world: ControlWorld, input: unknown) => unknown

/** Things that a control can do, by name. */
export type Operations = Record<string, Operation>

/** Makes an operation that refuses input of another shape with `INVALID_FIELD`. */
export const operation =
  <T extends z.ZodType>(
    shape: T,
    perform: (world: ControlWorld, input: z.output<T>) => unknown,
  ): Operation =>
  (world, input) => {
    const read = shape.safeParse(input)
    if (!read.success) {
      const [issue] = read.error.issues
      const where = issue?.path.join('.') || 'the body'
      throw invalidRequest('INVALID_FIELD', `${where}: ${issue?.message ?? 'is not valid'}`)
    }
    return perform(world, read.data)
  }
