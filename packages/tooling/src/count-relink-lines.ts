// Counts the lines of code that using Relink takes in the example: provider, button, banner, return
// page and server. Blank lines and comments are not code.
import { readFileSync } from 'node:fs'

const limit = 40
const files = ['examples/web-app/src/banking.tsx', 'examples/web-app/server/relink.ts']
const root = new URL('../../..', import.meta.url).pathname

const countLines = (file: string): number =>
  readFileSync(root + file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length

let total = 0
for (const file of files) {
  const lines = countLines(file)
  total += lines
  console.log(`${String(lines).padStart(4)}  ${file}`)
}
console.log(`${String(total).padStart(4)}  lines of code; under ${limit} are allowed`)
process.exit(total < limit ? 0 : 1)
