import {
  ApiDeclaredItem,
  ApiDocumentedItem,
  ApiItemKind,
  ApiModel,
  type ApiItem,
} from '@microsoft/api-extractor-model'
import type { ExtractedDoor } from './extract-doors.ts'
import { renderDocs } from './render-docs.ts'

const hasMembers = (item: ApiItem | undefined): boolean =>
  item?.kind === ApiItemKind.Interface || item?.kind === ApiItemKind.Class

const signatureOf = (item: ApiItem): string => {
  if (!(item instanceof ApiDeclaredItem)) return item.displayName
  const text = item.excerpt.text.replaceAll(/import\("[^"]+"\)\./g, '').trim()
  const signature = text.replace(/^export (declare )?/, '').replace(/;$/, '')
  // Arrow functions and other constants come without the word.
  return hasMembers(item.parent) || !/^[\w$]+: /.test(signature) ? signature : `const ${signature}`
}

const blocksOf = (item: ApiItem): string[] => {
  if (!(item instanceof ApiDocumentedItem) || item.tsdocComment === undefined) return []
  const { summarySection, remarksBlock, params, returnsBlock, customBlocks, deprecatedBlock } =
    item.tsdocComment
  const parts = [renderDocs(summarySection), renderDocs(remarksBlock?.content)]
  if (deprecatedBlock !== undefined)
    parts.push(`**Deprecated** ${renderDocs(deprecatedBlock.content)}`)
  if (params.blocks.length > 0)
    parts.push(
      params.blocks
        .map(({ parameterName, content }) => `- \`${parameterName}\`: ${renderDocs(content)}`)
        .join('\n'),
    )
  if (returnsBlock !== undefined) parts.push(`**Returns** ${renderDocs(returnsBlock.content)}`)
  for (const { blockTag, content } of customBlocks) {
    if (blockTag.tagName === '@throws') parts.push(`**Throws** ${renderDocs(content)}`)
    if (blockTag.tagName === '@example')
      parts.push(`**Example**\n\n${renderExample(renderDocs(content))}`)
    if (blockTag.tagName === '@defaultValue') parts.push(`**Default** ${renderDocs(content)}`)
  }
  return parts.filter((part) => part !== '')
}

/** Examples are code, whether they were fenced or not. */
const renderExample = (text: string): string =>
  text.includes('```') ? text : `\`\`\`tsx\n${text.replaceAll('\\<', '<')}\n\`\`\``

const memberLine = (member: ApiItem): string => {
  const lines = blocksOf(member).join(' ').replaceAll('\n', ' ')
  const signature = signatureOf(member).replaceAll(/\s*\n\s*/g, ' ')

  return `- \`${signature}\`${lines === '' ? '' : `: ${lines}`}`
}

const renderItem = (item: ApiItem): string => {
  const members = hasMembers(item) ? item.members.map((member) => memberLine(member)) : []
  return [
    `### ${item.displayName}`,
    `\`\`\`ts\n${signatureOf(item)}\n\`\`\``,
    ...blocksOf(item),
    ...(members.length > 0 ? [members.join('\n')] : []),
  ].join('\n\n')
}

/** Values first, for they are what an app begins with. */
const isType = ({ kind }: ApiItem): boolean =>
  kind === ApiItemKind.Interface || kind === ApiItemKind.TypeAlias

const renderDoor = ({ door, modelFile }: ExtractedDoor): string => {
  const items = new ApiModel().loadPackage(modelFile).entryPoints[0]?.members ?? []
  const sorted = [...items].sort(
    (a, b) =>
      Number(isType(a)) - Number(isType(b)) || a.displayName.localeCompare(b.displayName, 'en'),
  )
  return [`## ${door.specifier}`, ...sorted.map((item) => renderItem(item))].join('\n\n')
}

/** Writes the reference of a package from its docstrings: every export of every door, with its signature. */
export const renderReference = (
  name: string,
  doors: readonly ExtractedDoor[],
  languages: string | null,
): string => {
  const list = doors.map(({ door }) => `- [\`${door.specifier}\`](#${anchorOf(door.specifier)})`)
  const parts = [
    `# API of @relink/${name}`,
    'Every export of every door, from the docstrings in the source. Written by `pnpm run api`; changes here are lost.',
    list.join('\n'),
    ...doors.map((door) => renderDoor(door)),
    ...(languages === null ? [] : [languages.trim()]),
  ]
  return `${parts.join('\n\n')}\n`
}

const anchorOf = (heading: string): string => heading.toLowerCase().replaceAll(/[^a-z0-9 _-]/g, '')
