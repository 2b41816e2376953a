import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { anchorsOf, checkLinks } from './check-links.ts'
import { readDocs, type Doc } from './read-docs.ts'

const write = (files: Record<string, string>): { docs: Doc[]; root: string } => {
  const root = mkdtempSync(join(tmpdir(), 'links-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return { docs: readDocs(root), root }
}

const faultsOf = (files: Record<string, string>): string[] => {
  const { docs, root } = write(files)
  return checkLinks(docs, root).map(({ file, line, what }) => `${file}:${line} ${what}`)
}

test('a link to a file or a picture that is not there is told, with its line', () => {
  expect(
    faultsOf({ 'a.md': '# A\n\n[b](b.md) <img src="c.png" alt="">', 'x/y.md': '[a](../a.md#a)' }),
  ).toEqual(['a.md:3 there is no b.md', 'a.md:3 there is no c.png'])
})

test('a link to a heading that is not there is told', () => {
  expect(
    faultsOf({
      'a.md': '# The way back\n\n[here](#the-way-back) [there](b/#nothing)',
      'b/README.md': '# B',
    }),
  ).toEqual(['a.md:3 b/README.md has no heading #nothing'])
})

test('an address outside has to be https, and of a site that is known', () => {
  expect(
    faultsOf({
      'a.md': '[a](https://plaid.com/docs/) [b](http://plaid.com) [c](https://plaid.example/)',
    }),
  ).toEqual([
    'a.md:1 not https: http://plaid.com',
    'a.md:1 plaid.example is not among the sites that docs link to',
  ])
})

test('what stands in code is no link', () => {
  expect(faultsOf({ 'a.md': '```ts\n// [a](b.md)\n```\n\n`[a](b.md)`' })).toEqual([])
})

test('a guide is linked to by its address in Storybook', () => {
  expect(
    faultsOf({
      'a.mdx': '<Meta title="Guides/Update mode" />\n\n[a](?path=/docs/guides-update-mode--docs)',
      'b.mdx': "import text from './gone.md?raw'\n\n[b](?path=/docs/guides-nothing--docs)",
    }),
  ).toEqual([
    'b.mdx:1 there is no gone.md',
    'b.mdx:3 no guide has the address guides-nothing--docs',
  ])
})

test('headings have the anchors that GitHub gives them', () => {
  expect([
    ...anchorsOf('# `createX()`: what, and why?\n## Same\n## Same\n## [Link](x.md) text'),
  ]).toEqual(['createx-what-and-why', 'same', 'same-1', 'link-text'])
})
