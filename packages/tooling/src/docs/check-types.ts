import { execFile } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Block, Fault } from './read-docs.ts'

const run = promisify(execFile)

/** Names that an example may use without saying where they come from. */
const assumedNames = 'packages/tooling/src/docs/assumed-names.d.ts'

const extensions: Readonly<Record<string, string>> = { ts: 'ts', tsx: 'tsx', js: 'js', jsx: 'jsx' }

const configOf = (files: string[]): string =>
  JSON.stringify({
    extends: '../../tsconfig.base.json',
    compilerOptions: {
      lib: ['ES2023', 'DOM', 'DOM.Iterable', 'ESNext.Disposable'],
      types: ['node', 'react'],
      allowJs: true,
      // What an example declares it need not use.
      noUnusedLocals: false,
      noUnusedParameters: false,
      // A matter of style.
      noPropertyAccessFromIndexSignature: false,
      noEmit: true,
    },
    files,
  })

/** Where each package is that any package of the workspace may import, by name. */
const installedPackages = (root: string): Map<string, string> => {
  const found = new Map<string, string>()
  const add = (name: string, path: string): void => {
    if (!found.has(name)) found.set(name, realpathSync(path))
  }
  for (const manifest of globSync('packages/*/package.json', { cwd: root })) {
    const { name } = JSON.parse(readFileSync(join(root, manifest), 'utf8')) as { name: string }
    add(name, join(root, dirname(manifest)))
  }
  const folders = globSync(['node_modules', 'packages/*/node_modules', 'examples/*/node_modules'], {
    cwd: root,
  })
  for (const folder of folders.sort()) {
    for (const name of readdirSync(join(root, folder))) {
      const path = join(root, folder, name)
      if (name.startsWith('.')) continue
      if (name.startsWith('@'))
        for (const inner of readdirSync(path)) add(`${name}/${inner}`, join(path, inner))
      else add(name, path)
    }
  }
  return found
}

/** Lets blocks import every package by its name, as a reader's app would. */
const linkPackages = (root: string, folder: string): void => {
  for (const [name, path] of installedPackages(root)) {
    const place = join(folder, 'node_modules', name)
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(path, place)
  }
}

const nameOf = ({ file, line, language }: Block): string =>
  `${file.replaceAll(/[^\w.-]/g, '_')}.${line}.${extensions[language] ?? language}`

/** Whether the block is TypeScript or JavaScript, by its fence. */
export const isTyped = ({ language }: Block): boolean => Object.hasOwn(extensions, language)

/**
 * Type-checks the blocks, each as a module of its own, in one run of the compiler. JavaScript is only parsed.
 *
 * @param root The workspace; a folder `.docs` in it is used meanwhile.
 */
export const checkTypes = async (blocks: Block[], root: string): Promise<Fault[]> => {
  if (blocks.length === 0) return []
  mkdirSync(join(root, '.docs'), { recursive: true })
  const folder = mkdtempSync(join(root, '.docs/'))
  try {
    linkPackages(root, folder)
    const assumed = join(root, assumedNames)
    if (existsSync(assumed))
      writeFileSync(join(folder, 'assumed-names.d.ts'), readFileSync(assumed))
    const named = new Map(blocks.map((block) => [nameOf(block), block]))
    for (const [name, { code }] of named) writeFileSync(join(folder, name), `${code}\n`)
    const files = ['assumed-names.d.ts', ...named.keys()].filter((each) =>
      existsSync(join(folder, each)),
    )
    writeFileSync(join(folder, 'tsconfig.json'), configOf(files))
    return readFaults(await compile(root, folder), named)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const compile = async (root: string, folder: string): Promise<string> => {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  try {
    const { stdout } = await run(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    if (stdout === '') throw new Error(`The compiler did not start: ${stderr}`, { cause: error })
    return stdout
  }
}

const readFaults = (output: string, named: ReadonlyMap<string, Block>): Fault[] =>
  output.split('\n').flatMap((line): Fault[] => {
    const [, path = '', row = '1', what = ''] = /^(.+?)\((\d+),\d+\): error (.+)$/.exec(line) ?? []
    if (path === '') return line.startsWith('error ') ? [{ file: '', line: 0, what: line }] : []
    const block = named.get(path)
    // What is wrong with the sources themselves, `types` tells.
    return block === undefined
      ? []
      : [{ file: block.file, line: Number(row) + block.line - 1, what }]
  })
