import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

// A container's first process has the same id every time, so that an id alone does not say who holds a lock.
const held = new Set<string>()

const isCode = (cause: unknown, code: string): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === code

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // It runs, and is somebody else's.
    return isCode(cause, 'EPERM')
  }
}

const readHolder = (lock: string): number => {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return Number.NaN
    throw cause
  }
}

const tryLock = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false
    throw cause
  }
}

/**
 * Keeps a state file to one simulator. The lock of a process that is gone is taken over.
 *
 * @returns Gives the file free.
 * @throws Error that names the process that has it.
 */
export const lockFile = (path: string): (() => void) => {
  const lock = `${path}.lock`
  mkdirSync(dirname(path), { recursive: true })
  if (!tryLock(lock)) {
    const pid = readHolder(lock)
    const isTaken = pid === process.pid ? held.has(lock) : pid > 0 && isRunning(pid)
    if (isTaken) {
      throw new Error(
        `Failed to open the simulator's state: process ${pid} is using ${path}. Stop it, or name another place.`,
      )
    }
    rmSync(lock, { force: true })
    if (!tryLock(lock)) return lockFile(path)
  }
  held.add(lock)
  return () => {
    if (held.delete(lock)) rmSync(lock, { force: true })
  }
}
