import { readdirSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'

/** One guide or README: `.md` or `.mdx`. */
export interface Doc {
  /** Relative to the folder that was read, with slashes. */
  file: string
  text: string
}

/** One fenced block of code. */
export interface Block {
  file: string
  /** Of its first line of code, counted from one. */
  line: number
  /** The fence's first word, such as `tsx`. */
  language: string
  /** Why the block is not checked: the words after `ignore` on its fence. Null: it is checked. */
  ignored: string | null
  code: string
}

const skipped = new Set(['node_modules', 'dist', 'static', 'test-results', '.git', '.changeset'])

const isDoc = (name: string): boolean =>
  /\.mdx?$/.test(name) && name !== 'CHANGELOG.md' && !name.endsWith('.api.md')

/** Reads every doc below a folder. What is built, installed, or written by
 * changesets or API Extractor is left out. */
export const readDocs = (root: string): Doc[] => {
  const docs: Doc[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory() && !skipped.has(entry.name)) walk(path)
      if (entry.isFile() && isDoc(entry.name))
        docs.push({ file: relative(root, path), text: readFileSync(path, 'utf8') })
    }
  }
  walk(root.replace(/\/$/, ''))
  return docs.sort((a, b) => a.file.localeCompare(b.file))
}

const fence = /^( *)(```+)(\S*) *(.*)$/

/** Finds the fenced blocks of a doc. A fence may be indented, as in a list; its code then loses that indent. */
export const readBlocks = ({ file, text }: Doc): Block[] => {
  const blocks: Block[] = []
  let open: { block: Block; indent: number; ticks: string; code: string[] } | null = null
  text.split('\n').forEach((line, index) => {
    if (open !== null) {
      if (line.trim() === open.ticks) {
        blocks.push({ ...open.block, code: open.code.join('\n') })
        open = null
      } else open.code.push(line.slice(Math.min(open.indent, line.search(/\S|$/))))
      return
    }
    const [, indent = '', ticks = '', language = '', rest = ''] = fence.exec(line) ?? []
    if (ticks === '') return
    const [, ignored = null] = /^ignore\b *(.*)$/.exec(rest.trim()) ?? []
    const block = { file, line: index + 2, language, ignored, code: '' }
    open = { block, indent: indent.length, ticks, code: [] }
  })
  return blocks
}

/** The text with every block of code blanked, line for line, so that only prose is left. */
export const proseOf = (doc: Doc): string => {
  const lines = doc.text.split('\n')
  for (const { line, code } of readBlocks(doc))
    lines.fill('', line - 2, line + code.split('\n').length)
  return lines.join('\n')
}

/** Something that is wrong with a doc. */
export interface Fault {
  file: string
  line: number
  what: string
}
