import { readdirSync, readFileSync } from 'node:fs'
import type { ServedPostgres } from '../../src/test/serve-postgres.ts'

/** Linux counts in hundredths of a second, whatever the machine. */
const millisecondsOfTick = 10

interface ProcessTimes {
  parent: number
  own: number
  /** Of children that ended. */
  ended: number
}

const readTimes = (pid: number): ProcessTimes | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before it, in brackets, may have blanks in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map((field) =>
      Number(fields[field]),
    )
    return {
      parent: parent ?? 0,
      own: ((user ?? 0) + (system ?? 0)) * millisecondsOfTick,
      ended: ((endedUser ?? 0) + (endedSystem ?? 0)) * millisecondsOfTick,
    }
  } catch {
    // It ended between the listing and the reading; then its parent has its time.
    return null
  }
}

/**
 * Milliseconds of CPU that PostgreSQL used so far, with all of its processes.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export const readPostgresCpu = async (postgres: ServedPostgres): Promise<number> => {
  const { rows } = await postgres.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const main = readTimes(rows[0]?.pid ?? 0)?.parent ?? 0
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), times: readTimes(Number(name)) }))
  return all.reduce((sum, { pid, times }) => {
    if (times === null) return sum
    if (pid === main) return sum + times.own + times.ended
    return times.parent === main ? sum + times.own : sum
  }, 0)
}
