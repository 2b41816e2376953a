/**
 * Runs something that calls a page back from outside of React, as Plaid does.
 *
 * React warns of updates that a test did not wrap, unless it is told that nobody wraps them; Testing Library does the
 * same while it waits. Without React this changes nothing.
 */
export const outsideAct = async <T>(run: () => Promise<T>): Promise<T> => {
  const world = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }
  const before = world.IS_REACT_ACT_ENVIRONMENT
  world.IS_REACT_ACT_ENVIRONMENT = false
  try {
    return await run()
  } finally {
    // What Link calls back comes a turn later; it belongs to this still.
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (before === undefined) delete world.IS_REACT_ACT_ENVIRONMENT
    else world.IS_REACT_ACT_ENVIRONMENT = before
  }
}
