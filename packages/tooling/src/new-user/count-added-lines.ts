import { spawnSync } from 'node:child_process'

/**
 * Lists the lines that somebody wrote to get Relink into an app, as Git tells them.
 *
 * Every line that is new or changed counts, also of configuration, of comments and of closing brackets alone; a blank
 * line does not, and neither does one that only moved in or out.
 *
 * @param before The folder of the app without Relink.
 * @param after The folder with those of its files that have Relink in them; what it lacks was left as it is.
 * @throws Error when Git can't compare them.
 */
export const listAddedLines = (before: string, after: string): string[] => {
  const parameters = ['--no-index', '--no-ext-diff', '--no-color', '--minimal', '-U0', '-w']
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['diff', ...parameters, '--ignore-blank-lines', before, after],
    { encoding: 'utf8' },
  )
  // As for any comparison: 0 for no difference, 1 for some; but also 1 for a folder that is not there.
  if (stderr !== '' || (status !== 0 && status !== 1))
    throw new Error(`Failed to compare the apps: ${stderr}`)
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('+') && !line.startsWith('+++ '))
    .map((line) => line.slice(1).trim())
    .filter((line) => line !== '')
}

/** A line without its end-of-line comment, and with nothing in its quotes, which every app fills with its own. */
const shapeOf = (line: string): string =>
  line
    .trim()
    .replace(/^\/\/ /, '')
    .replace(/ \/\/ .*$/, '')
    .replaceAll(/'[^']*'/g, "''")
    .replaceAll(/[\s,;]+/g, ' ')
    .trim()

/** What a line imports, each name with its module; empty for a line that imports no names. */
const importsOf = (line: string): string[] => {
  const [, names = '', module = ''] = /^import \{(.*)\} from '(.*)'/.exec(line.trim()) ?? []
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => `${name} of ${module}`)
}

/**
 * Lists the lines that stand in no block of code of a guide: what a new user had to come up with.
 *
 * An import is known when the guide imports each of its names from the same module, in whatever lines.
 */
export const linesNotIn = (guide: string, lines: readonly string[]): string[] => {
  const blocks = guide.match(/```tsx?\n[\s\S]*?```/g) ?? []
  const shown = blocks.flatMap((block) => block.split('\n'))
  const shapes = new Set(shown.map((line) => shapeOf(line)))
  const imported = new Set(shown.flatMap((line) => importsOf(line)))
  return lines.filter((line) => {
    const names = importsOf(line)
    return names.length > 0 ? names.some((name) => !imported.has(name)) : !shapes.has(shapeOf(line))
  })
}
