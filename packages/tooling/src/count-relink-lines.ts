// Counts the lines of code that using Relink takes in the example, in the browser and on the server:
// every import of it, every line that names what was imported, and the whole of the call that creates
// the server. Blank lines and comments are not code; the simulator is not Relink, and neither is the inspector, which
// no build has.
import { globSync, readFileSync } from 'node:fs'

const limit = 40
const folder = `${new URL('../../..', import.meta.url).pathname}examples/web-app/`

const readCode = (file: string): string[] =>
  readFileSync(folder + file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//'))

/** How many brackets a line leaves open. */
const depth = (line: string): number =>
  (line.match(/[({[]/g) ?? []).length - (line.match(/[)}\]]/g) ?? []).length

const isForDevelopers = (line: string): boolean =>
  /'@relink\/(simulator|react\/inspector)/.test(line)

const isImport = (line: string): boolean =>
  /from '@relink\/(react|server)|^import '@relink/.test(line) && !isForDevelopers(line)

const countLines = (file: string): number => {
  const code = readCode(file)
  const names = code
    .filter((line) => isImport(line))
    .flatMap((line) => /\{(.*)\}/.exec(line)?.[1]?.split(',') ?? [])
    .map((name) => name.replace('type ', '').trim())
  const named = new RegExp(`\\b(${[...names, 'relink'].join('|')})\\b`)
  let count = 0
  let open = 0
  for (const line of code) {
    const creates = line.includes('createRelink({')
    if (open > 0 || isImport(line) || (named.test(line) && !isForDevelopers(line))) count += 1
    if (open > 0 || creates) open += depth(line)
  }
  return count
}

let total = 0
for (const file of globSync('{src,server}/**/*.{ts,tsx}', { cwd: folder }).sort()) {
  const lines = countLines(file)
  total += lines
  if (lines > 0) console.log(`${String(lines).padStart(4)}  ${file}`)
}
console.log(`${String(total).padStart(4)}  lines of code; under ${limit} are allowed`)
process.exit(total < limit ? 0 : 1)
