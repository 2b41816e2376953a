/** The browser's own clock, whatever a story makes of it. */
const RealDate = Date
let offset = 0

const MovedDate: DateConstructor = new Proxy(RealDate, {
  construct: (target, given, newTarget): Date =>
    Reflect.construct(
      target,
      given.length === 0 ? [RealDate.now() + offset] : given,
      newTarget === MovedDate ? target : newTarget,
    ) as Date,
  get: (target, name) =>
    name === 'now' ? () => RealDate.now() + offset : (Reflect.get(target, name) as unknown),
})

/**
 * Moves the time of the page on, as if its machine had slept: timers are late, and whoever looks at the clock
 * sees another time. The kit, the simulator and TanStack Query all read this one.
 *
 * @param milliseconds From the machine's own time; 0 puts that back.
 */
export const movePageClock = (milliseconds: number): void => {
  if (milliseconds === offset) return
  offset = milliseconds
  globalThis.Date = offset === 0 ? RealDate : MovedDate
  // What a browser says when its machine wakes up.
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
}
