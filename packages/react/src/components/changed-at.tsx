'use client'
import type { Messages } from '@relink/core'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useItemMessages } from './use-item-messages.ts'

/**
 * When a connection last changed, such as "Changed 2 hours ago"; it keeps up with the time.
 *
 * On a server, where nobody knows how long the page will take, it is the day.
 */
export const ChangedAt = ({ at }: { at: string }): ReactNode => {
  const { changed, language } = useItemMessages()
  const time = useSyncExternalStore(
    watchMinutes,
    () => sayAgo(Date.parse(at), Date.now(), language),
    () => sayDay(at, language),
  )
  const [before, after] = changed.split('{time}')
  return (
    <>
      {before}
      <time dateTime={at}>{time}</time>
      {after}
    </>
  )
}

const minute = 60_000
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer, however many watch. */
const watchMinutes = (listener: () => void): (() => void) => {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, minute)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The first of these that the time fills. */
const units = [
  ['year', 365.25 * 24 * 60 * minute],
  ['month', (365.25 / 12) * 24 * 60 * minute],
  ['day', 24 * 60 * minute],
  ['hour', 60 * minute],
  ['minute', minute],
] as const

const formats = new Map<string, Intl.RelativeTimeFormat>()

const formatIn = (language: Messages['language']): Intl.RelativeTimeFormat => {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  formats.set(language, format)
  return format
}

const sayAgo = (at: number, now: number, language: string): string => {
  // A clock that is behind knows of nothing in the future.
  const ago = Math.max(0, now - at)
  const [unit, length] =
    units.find(([, length]) => ago >= length) ?? (['second', Infinity] as const)
  return formatIn(language).format(-Math.floor(ago / length), unit)
}

const sayDay = (at: string, language: string): string =>
  new Date(at).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' })
