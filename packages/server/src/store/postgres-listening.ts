import type { PostgresClient, PostgresNotification, PostgresPool } from './postgres-store.ts'
import type { Hear } from './store.ts'
import { letEnd } from '../time/let-end.ts'

/** The name the news goes by in the database. */
export const channel = 'relink'

const firstPause = 100
const longestPause = 5_000
const checkEvery = 30_000
const checkPatience = 10_000

const later = (work: () => void, milliseconds: number): NodeJS.Timeout =>
  letEnd(setTimeout(work, milliseconds))

/**
 * Listens on one client at a time, and on another when that one is lost, until it is stopped.
 *
 * A connection that a network forgot looks like one on which nothing happens, so it is asked for a
 * sign of life, which also keeps networks from forgetting it.
 */
export const keepListening = (pool: PostgresPool, hear: Hear): (() => void) => {
  let isWanted = true
  let pause = firstPause
  let timer: NodeJS.Timeout | undefined
  let letGo: (() => void) | null = null

  const tryAgain = (): void => {
    if (!isWanted) return
    timer = later(connect, pause * (0.5 + Math.random() / 2))
    pause = Math.min(pause * 2, longestPause)
  }

  const listenOn = (client: PostgresClient): void => {
    let isHeld = true
    const onNews = (message: PostgresNotification): void => {
      if (message.channel === channel) hear(message.payload ?? '')
    }
    const release = (): void => {
      isHeld = false
      letGo = null
      clearTimeout(timer)
      client.off('notification', onNews)
      client.off('error', lose)
      // Not kept by the pool: it would go on hearing for whoever is handed it next.
      client.release(true)
    }
    const lose = (): void => {
      if (!isHeld) return
      release()
      tryAgain()
    }
    const ask = (statement: string): Promise<unknown> => {
      timer = later(lose, checkPatience)
      return client.query(statement)
    }
    const check = (): void => {
      ask('select 1').then(checkLater, lose)
    }
    const checkLater = (): void => {
      if (!isHeld) return
      clearTimeout(timer)
      timer = later(check, checkEvery)
    }
    const begin = (): void => {
      if (!isHeld) return
      pause = firstPause
      checkLater()
      hear(null)
    }

    client.on('error', lose)
    client.on('notification', onNews)
    letGo = release
    ask(`listen ${channel}`).then(begin, lose)
  }

  const connect = (): void => {
    pool.connect().then(take, tryAgain)
  }

  const take = (client: PostgresClient): void => {
    if (isWanted) listenOn(client)
    else client.release()
  }

  connect()
  return () => {
    isWanted = false
    clearTimeout(timer)
    letGo?.()
  }
}
