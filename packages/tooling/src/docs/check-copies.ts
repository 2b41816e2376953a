import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Fault } from './read-docs.ts'

/** The file that a block says it is taken from: "ignore it is path/to/file.ts, which is checked there". */
const originOf = ({ ignored }: Block): string | null =>
  /^it is ([\w./-]+\w)/.exec(ignored ?? '')?.[1] ?? null

const linesOf = (code: string): string[] =>
  code.split('\n').filter((line) => line.trim() !== '' && !line.includes('eslint-disable'))

/** Whether all lines stand in the file, in the same order; what the block leaves out does not matter. */
const standsIn = (code: string, file: string): string | null => {
  const lines = linesOf(file)
  let at = 0
  for (const line of linesOf(code)) {
    const found = lines.indexOf(line, at)
    if (found === -1) return line.trim()
    at = found + 1
  }
  return null
}

/** Checks that a block which says that it is a file still is what stands there. */
export const checkCopy = (block: Block, root: string): Fault[] => {
  const origin = originOf(block)
  const fault = (what: string): Fault[] => [{ file: block.file, line: block.line, what }]
  if (origin === null) return []
  const path = join(root, origin)
  if (!existsSync(path)) return fault(`there is no ${origin}`)
  const missing = standsIn(block.code, readFileSync(path, 'utf8'))
  return missing === null ? [] : fault(`${origin} has not, or not in this order: ${missing}`)
}
