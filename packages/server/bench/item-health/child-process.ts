import { fork } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** What a process answers to, by name. */
type Answers = Record<string, (about: never) => unknown>

/** A process that answers questions. */
export interface Child<A extends Answers> {
  pid: number
  ask<Name extends keyof A & string>(
    name: Name,
    ...about: Parameters<A[Name]>
  ): Promise<Awaited<ReturnType<A[Name]>>>
  /** All that it printed so far. */
  printed(): string
  end(): Promise<void>
}

interface Question {
  id: number
  name: string
  about: unknown
}

interface Answer {
  id: number
  value?: unknown
  failure?: string
}

/** With `BENCH_PROFILE=folder` each process leaves a CPU profile there, named for its file. */
const profiled = (file: URL): string[] => {
  const folder = process.env['BENCH_PROFILE']
  if (folder === undefined) return []
  const name = `${basename(file.pathname, '.ts')}-${Date.now()}.cpuprofile`
  return ['--cpu-prof', `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}`]
}

/**
 * Starts a file of this folder as a process of its own, so that its CPU is measured alone.
 *
 * @param settings What {@link readSettings} gives there; anything that JSON can say.
 * @param logFile Where it prints to, as a server's lines go to a file or a pipe.
 */
export const startChild = async <A extends Answers>(
  file: URL,
  settings: object,
  logFile: string,
): Promise<Child<A>> => {
  const log = openSync(logFile, 'a')
  const child = fork(file, [JSON.stringify(settings)], {
    execArgv: ['--expose-gc', ...profiled(file)],
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const printed = (): string => readFileSync(logFile, 'utf8')
  const waiting = new Map<number, (answer: Answer) => void>()
  let asked = 0
  let isEnding = false

  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      resolve()
      if (isEnding) return
      const failure = `the process ended with ${code}:\n${printed().slice(-2000)}`
      for (const [id, settle] of waiting) settle({ id, failure })
    })
  })
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const ask = (name: string, about?: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      asked += 1
      const question: Question = { id: asked, name, about }
      waiting.set(asked, ({ value, failure }) => {
        if (failure === undefined) resolve(value)
        else reject(new Error(`${name}: ${failure}`))
      })
      child.send(question)
    })
  await ask('ready')
  return {
    pid: child.pid ?? 0,
    ask: ask as Child<A>['ask'],
    printed,
    end: async () => {
      await ask('end')
      isEnding = true
      child.disconnect()
      await exited
    },
  }
}

/** In the started process: what it was started with. */
export const readSettings = <T>(): T => JSON.parse(process.argv[2] ?? '{}') as T

/** In the started process: answers until the other side has heard enough. */
export const answerQuestions = (answers: Answers, end: () => unknown = () => {}): void => {
  const all: Answers = { ...answers, ready: () => {}, end }
  // However the other side ended: nothing of a broken run goes on.
  process.once('disconnect', () => process.exit())
  process.on('message', async ({ id, name, about }: Question) => {
    try {
      const value = await all[name]?.(about as never)
      process.send?.({ id, value } satisfies Answer)
    } catch (error) {
      const failure = error instanceof Error ? (error.stack ?? error.message) : String(error)
      process.send?.({ id, failure } satisfies Answer)
    }
  })
}
