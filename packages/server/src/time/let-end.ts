type Timer = ReturnType<typeof setTimeout>

/** Keeps a timer from keeping the process alive. Only Node's do; other runtimes give numbers. */
export const letEnd = (timer: Timer): Timer => {
  if (typeof timer === 'object') timer.unref()
  return timer
}
