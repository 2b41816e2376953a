import { redact } from './redact.ts'

/** One line of Relink's log. Already free of tokens and secrets. */
export interface LogLine {
  level: 'info' | 'warn' | 'error'
  /** ISO 8601. */
  time: string
  /** What happened, as a fixed name such as `request_failed`. */
  event: string
  [field: string]: unknown
}

/** Takes Relink's log lines. */
export type Logger = (line: LogLine) => void

/** Writes a line to the log; nothing secret gets past it. */
export type Log = (level: LogLine['level'], event: string, fields?: Record<string, unknown>) => void

/** Prints each line as JSON on the console. */
export const consoleLogger: Logger = (line) => {
  // The one place that prints: it is what an app gets that brings no logger.
  // oxlint-disable-next-line no-console
  console[line.level](JSON.stringify(line))
}

/**
 * Puts the redaction between Relink and a logger, so that no caller has to think of it.
 *
 * Never throws: half of what is logged is a failure that still has to be dealt with. A logger that
 * does is told of on the console.
 */
export const createLog =
  (logger: Logger, now: () => number): Log =>
  (level, event, fields = {}) => {
    const time = new Date(now()).toISOString()
    try {
      logger({ level, time, event, ...(redact(fields) as Record<string, unknown>) })
    } catch (error) {
      consoleLogger({
        level: 'error',
        time,
        event: 'logger_failed',
        lost: event,
        error: redact(error),
      })
    }
  }
