import type { DocNode } from '@microsoft/tsdoc'

/** A node of a docstring, with what its kind may have; TSDoc's classes say it in thirty types. */
interface AnyNode extends DocNode {
  text?: string
  code?: string
  language?: string
  linkText?: string
  urlDestination?: string
  codeDestination?: { memberReferences: readonly { memberIdentifier?: { identifier: string } }[] }
  decodedText?: string
  emitAsHtml?: () => string
}

const renderLink = ({ linkText, urlDestination, codeDestination }: AnyNode): string => {
  if (urlDestination !== undefined) return `[${linkText ?? urlDestination}](${urlDestination})`
  const names = codeDestination?.memberReferences.map(
    ({ memberIdentifier }) => memberIdentifier?.identifier ?? '',
  )
  return linkText ?? `\`${names?.join('.') ?? ''}\``
}

const renderNode = (node: DocNode): string => {
  const any = node as AnyNode
  switch (node.kind) {
    case 'PlainText':
      return any.text ?? ''
    case 'CodeSpan':
      return `\`${any.code ?? ''}\``
    case 'FencedCode':
      return `\n\n\`\`\`${any.language ?? ''}\n${(any.code ?? '').trimEnd()}\n\`\`\`\n\n`
    case 'SoftBreak':
      return '\n'
    case 'EscapedText':
    case 'ErrorText':
      return any.decodedText ?? any.text ?? ''
    case 'LinkTag':
      return renderLink(any)
    case 'HtmlStartTag':
    case 'HtmlEndTag':
      return any.emitAsHtml?.().replace('<', '\\<') ?? ''
    case 'Paragraph':
      return `${renderAll(node)}\n\n`
    case 'BlockTag':
      return ''
    default:
      return renderAll(node)
  }
}

const startsWord = ({ kind }: DocNode): boolean => kind === 'CodeSpan' || kind === 'LinkTag'

const renderAll = (node: DocNode): string => {
  let text = ''
  for (const child of node.getChildNodes()) {
    // api-extractor loses the end of a line where code or a link follows it.
    if (startsWord(child) && /[\p{L}\p{N},.;:!?)]$/u.test(text)) text += ' '
    text += renderNode(child)
  }
  return text
}

/** Renders a part of a docstring as Markdown. */
export const renderDocs = (node: DocNode | undefined): string =>
  node === undefined
    ? ''
    : renderNode(node)
        .replaceAll(/[ \t]+\n/g, '\n')
        .replaceAll(/\n{3,}/g, '\n\n')
        .trim()
