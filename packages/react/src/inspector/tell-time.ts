/** How long something took or lasts: `640 ms`, `2.45 s`, `3 min 20 s`, `2 h 5 min`, `6 d 3 h`. */
export const tellDuration = (milliseconds: number): string => {
  const sign = milliseconds < 0 ? '−' : ''
  const length = Math.abs(Math.round(milliseconds))
  if (length < 1000) return `${sign}${length} ms`
  if (length < 60_000) return `${sign}${(length / 1000).toFixed(2)} s`
  const minutes = Math.floor(length / 60_000)
  if (minutes < 60) return `${sign}${minutes} min ${Math.floor((length % 60_000) / 1000)} s`
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? `${sign}${hours} h ${minutes % 60} min`
    : `${sign}${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** The time of day by this machine's clock, to the second. */
export const tellClock = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hourCycle: 'h23' })

/** A moment as ISO 8601; what is no moment stays a number. */
export const tellMoment = (at: number): string => {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString()
}
