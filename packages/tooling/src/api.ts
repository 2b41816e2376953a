// Writes the public surface of each published package, `packages/<name>/api/<door>.api.md`, and its reference,
// `packages/<name>/API.md`, from what was built. With `--check` nothing is written, and what is not up to date fails.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { extractDoors, reportLanguages } from './api/extract-doors.ts'
import { renderReference } from './api/render-reference.ts'
import { folderOf, published } from './packed/pack-packages.ts'

const isCheck = process.argv.includes('--check')
const stale: string[] = []

const read = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Of a report that grew or shrank: which lines. Enough to see what happened to the surface. */
const difference = (before: string, after: string): string => {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const [oldLines, newLines] = [new Set(old), new Set(now)]
  const gone = old.filter((line) => !newLines.has(line)).map((line) => `      - ${line}`)
  const come = now.filter((line) => !oldLines.has(line)).map((line) => `      + ${line}`)
  return [...gone, ...come].slice(0, 20).join('\n')
}

for (const name of published) {
  const folder = folderOf(name)
  const doors = extractDoors(name)
  const languages = reportLanguages(name)
  const files = new Map(doors.map(({ door, report }) => [`api/${door.name}.api.md`, report]))
  if (languages !== null) files.set('api/languages.api.md', languages)
  files.set('API.md', renderReference(name, doors, languages))
  for (const [file, text] of files) {
    const path = join(folder, file)
    const before = read(path)
    if (before === text) continue
    stale.push(`  packages/${name}/${file}\n${difference(before ?? '', text)}`)
    if (isCheck) continue
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  for (const file of readdirSync(join(folder, 'api')).filter((each) => !files.has(`api/${each}`))) {
    stale.push(`  packages/${name}/api/${file} is of a door that is gone`)
    if (!isCheck) rmSync(join(folder, 'api', file))
  }
}

if (stale.length === 0) console.log('The reports and the reference are up to date.')
else if (isCheck)
  console.log(
    `The public surface has changed:\n${stale.join('\n')}\nIf that is meant, run \`pnpm run api\` and commit what it writes.`,
  )
else console.log(`Written:\n${stale.map((each) => each.split('\n')[0]).join('\n')}`)
process.exit(isCheck && stale.length > 0 ? 1 : 0)
