import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Block, Fault } from './read-docs.ts'

/** The scripts of each package, by its name; those of the root by the empty name. */
export type Scripts = ReadonlyMap<string, ReadonlySet<string>>

/** Commands of pnpm's own. */
const builtIn = new Set(['install', 'add', 'exec', 'dlx', 'run'])

/** Reads which scripts there are. */
export const readScripts = (root: string): Scripts => {
  const manifests = globSync(
    ['package.json', 'packages/*/package.json', 'examples/*/package.json'],
    {
      cwd: root,
    },
  )
  return new Map(
    manifests.map((manifest) => {
      const { name, scripts = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as {
        name: string
        scripts?: Record<string, string>
      }
      return [manifest === 'package.json' ? '' : name, new Set(Object.keys(scripts))]
    }),
  )
}

const commandOf = (line: string): string[] | null => {
  const words = line.replace(/ #.*$/, '').trim().split(/\s+/)
  const at = words.findIndex((word) => /^pnpm(@\d+)?$/.test(word))
  return at === -1 ? null : words.slice(at + 1)
}

/** Says what is wrong with one command line; null when nothing is. */
export const checkCommand = (line: string, scripts: Scripts): string | null => {
  const words = commandOf(line)
  if (words === null) return null
  let room = ''
  if (words[0] === '--filter') room = words.splice(0, 2)[1] ?? ''
  const own = scripts.get(room)
  if (own === undefined) return `there is no package ${room}`
  if (words[0] === 'run') words.shift()
  const [script = ''] = words
  if (own.has(script) || builtIn.has(script)) return null
  return `${room === '' ? 'the root' : room} has no script "${script}"`
}

/** Checks that each script which a block of shell runs exists. */
export const checkShell = ({ file, line, code }: Block, scripts: Scripts): Fault[] =>
  code.split('\n').flatMap((command, index) => {
    const what = checkCommand(command, scripts)
    return what === null ? [] : [{ file, line: line + index, what }]
  })

/** Checks that a block of JSON can be read. */
export const checkJson = ({ file, line, code }: Block): Fault[] => {
  try {
    JSON.parse(code)
    return []
  } catch (error) {
    return [{ file, line, what: `no JSON: ${(error as Error).message}` }]
  }
}

const empty = new Set(['meta', 'link', 'img', 'br', 'hr', 'input', 'source', '!doctype'])

/** Checks that each tag of a block of HTML that is opened is closed, in turn. */
export const checkHtml = ({ file, line, code }: Block): Fault[] => {
  const open: string[] = []
  for (const [, slash = '', name = ''] of code.matchAll(/<(\/?)([!\w-]+)[^>]*>/g)) {
    if (empty.has(name.toLowerCase())) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return [{ file, line, what: `</${name}> closes nothing` }]
  }
  const [left] = open
  return left === undefined ? [] : [{ file, line, what: `<${left}> is not closed` }]
}
