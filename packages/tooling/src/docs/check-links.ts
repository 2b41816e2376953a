import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { proseOf, type Doc, type Fault } from './read-docs.ts'

/** One link or picture of a doc. */
export interface Link {
  file: string
  line: number
  target: string
}

/** Sites that docs may link to. Add one here when a doc needs it. */
export const knownHosts = new Set([
  'plaid.com',
  'support.plaid.com',
  'dashboard.plaid.com',
  'github.com',
  'developer.mozilla.org',
  'react.dev',
  'tanstack.com',
  'nodejs.org',
  'nextjs.org',
  'hono.dev',
  'expressjs.com',
  'vite.dev',
  'mui.com',
  'www.radix-ui.com',
  'www.w3.org',
  'www.rfc-editor.org',
])

const written = [
  /\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)/g,
  /<(https?:[^>\s]+)>/g,
  /\b(?:src|srcset|href)="([^"\s]+)"/g,
  /^\[[^\]]+\]: *(\S+)/g,
  /\bfrom '(\.[^']*)'/g,
]

/** Every link of the docs' prose: Markdown's, HTML's and what MDX imports. */
export const readLinks = (docs: Doc[]): Link[] =>
  docs.flatMap((doc) =>
    proseOf(doc)
      .split('\n')
      .flatMap((line, index) => {
        // Code in a sentence is no link.
        const text = line.replaceAll(/`[^`]*`/g, (code) => (/\]\(/.test(code) ? '' : code))
        return written.flatMap((pattern) =>
          [...text.matchAll(pattern)].map(([, target = '']) => ({
            file: doc.file,
            line: index + 1,
            target,
          })),
        )
      }),
  )

/** The anchors of a Markdown file, spelt as GitHub spells them. */
export const anchorsOf = (text: string): Set<string> => {
  const anchors = new Set<string>()
  const seen = new Map<string, number>()
  const prose = proseOf({ file: '', text })
  for (const [, heading = ''] of prose.matchAll(/^#{1,6} +(.+?) *$/gm)) {
    const slug = heading
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, '')
      .replaceAll(' ', '-')
    const times = seen.get(slug) ?? 0
    seen.set(slug, times + 1)
    anchors.add(times === 0 ? slug : `${slug}-${times}`)
  }
  for (const [, id = ''] of prose.matchAll(/\bid="([^"]+)"/g)) anchors.add(id)
  return anchors
}

const storyId = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** The addresses of guides in Storybook, such as `guides-errors--docs`, from the titles in their files. */
export const guideIds = (docs: Doc[]): Set<string> =>
  new Set(
    docs.flatMap(({ text }) =>
      [...text.matchAll(/<Meta title="([^"]+)"/g)].map(
        ([, title = '']) => `${storyId(title)}--docs`,
      ),
    ),
  )

const checkExternal = (target: string): string | null => {
  if (!URL.canParse(target)) return `no address: ${target}`
  const { protocol, hostname } = new URL(target)
  if (hostname === 'localhost') return null
  if (protocol !== 'https:') return `not https: ${target}`
  return knownHosts.has(hostname) ? null : `${hostname} is not among the sites that docs link to`
}

const checkAnchor = (path: string, anchor: string, root: string): string | null => {
  const place = statSync(join(root, path)).isDirectory() ? join(path, 'README.md') : path
  const absolute = join(root, place)
  if (!existsSync(absolute)) return `${path} has no README to look for #${anchor} in`
  return anchorsOf(readFileSync(absolute, 'utf8')).has(anchor)
    ? null
    : `${place} has no heading #${anchor}`
}

/** Says what is wrong with a link; null when nothing is. Asks no network. */
export const checkLink = (
  { file, target }: Link,
  { root, guides }: { root: string; guides: ReadonlySet<string> },
): string | null => {
  if (/^[a-z][a-z+.-]*:/i.test(target)) return checkExternal(target)
  if (target.startsWith('?path=')) {
    const [, id = ''] = /^\?path=\/(?:docs|story)\/([^#]+)/.exec(target) ?? []
    const isGuide = id.startsWith('guides-')
    return !isGuide || guides.has(id) ? null : `no guide has the address ${id}`
  }
  const [place = '', anchor = ''] = target.split('#')
  const bare = place.replace(/\?.*$/, '')
  const path = bare === '' ? file : normalize(join(dirname(file), decodeURI(bare)))
  if (!existsSync(join(root, path))) return `there is no ${path}`
  return anchor === '' ? null : checkAnchor(path, anchor, root)
}

/** Checks every link of the docs, without asking the network. */
export const checkLinks = (docs: Doc[], root: string): Fault[] => {
  const guides = guideIds(docs)
  return readLinks(docs).flatMap((link) => {
    const what = checkLink(link, { root, guides })
    return what === null ? [] : [{ file: link.file, line: link.line, what }]
  })
}
