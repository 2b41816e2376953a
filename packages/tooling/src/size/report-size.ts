import { bundleApp, sizeOf, type Chunk } from './bundle-app.ts'

const react = new URL('../../../react/dist/exports/', import.meta.url).pathname

const entries: [name: string, imports: string, door?: string][] = [
  ['everything', '*'],
  [
    'a page that connects banks: provider, back end, button, return page',
    '{ RelinkProvider, httpBackend, BankLinkButton, OAuthReturn }',
  ],
  [
    'the same with the list of banks',
    '{ RelinkProvider, httpBackend, BankLinkButton, OAuthReturn, ItemList }',
  ],
  ['RelinkProvider and useBankLink', '{ RelinkProvider, useBankLink }'],
  ['RelinkProvider and useRepair', '{ RelinkProvider, useRepair }'],
  ['useItems', '{ useItems }'],
  ['the door of languages, none loaded', '*', 'messages'],
]

const bytes = (count: number): string => count.toLocaleString('en')
const table = (heads: string[], rows: (string | number)[][]): string =>
  [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map((_, index) => (index === 0 ? '---' : '--:')).join(' | ')} |`,
    ...rows.map(
      (row) =>
        `| ${row.map((cell) => (typeof cell === 'number' ? bytes(cell) : cell)).join(' | ')} |`,
    ),
  ].join('\n')

/** Writes as Markdown what a page loads of Relink at once and later: per entry, per chunk and per module. */
export const reportSize = async (): Promise<string> => {
  const built: [string, Chunk[]][] = []
  for (const [name, imports, door = 'index'] of entries)
    built.push([name, await bundleApp(imports, `${react}${door}.js`)])
  const [, everything = []] = built[0] ?? []
  const later = everything.filter(({ isAtOnce }) => !isAtOnce)
  const modules = everything.flatMap(({ name, isAtOnce, modules }) =>
    modules.map((each) => ({ ...each, chunk: isAtOnce ? 'at once' : name })),
  )

  return `# What a page loads of @relink/react

Bytes after minifying and brotli, without peers.

${table(
  ['What is imported', 'At once', 'Later, at most'],
  built.map(([name, chunks]) => [
    name,
    sizeOf(chunks.filter(({ isAtOnce }) => isAtOnce)),
    sizeOf(chunks.filter(({ isAtOnce }) => !isAtOnce)),
  ]),
)}

## What is fetched later, of everything

${table(
  ['Chunk', 'Bytes', 'Modules'],
  [...later]
    .sort((a, b) => b.size - a.size)
    .map(({ name, size, modules }) => [name, size, modules.length]),
)}

## Modules, of everything

Bytes before minifying; modules under 100 are left out.

${table(
  ['Module', 'Bytes', 'Chunk'],
  modules
    .filter(({ length }) => length >= 100)
    .sort((a, b) => b.length - a.length)
    .map(({ file, length, chunk }) => [`\`${file}\``, length, chunk]),
)}`
}
