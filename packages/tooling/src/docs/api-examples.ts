import { readBlocks, type Block, type Doc } from './read-docs.ts'

/** Whether a doc is a reference that was made from docstrings. */
export const isReference = ({ file }: Doc): boolean => /(^|\/)API\.md$/.test(file)

/** Where the names come from that examples in docstrings use besides Relink's. */
const others: Readonly<Record<string, string>> = {
  PlaidApi: `import { PlaidApi } from 'plaid'`,
  Configuration: `import { Configuration } from 'plaid'`,
  defineConfig: `import { defineConfig } from 'vite'`,
  createRoot: `import { createRoot } from 'react-dom/client'`,
  render: `import { render } from '@testing-library/react'`,
  screen: `import { screen } from '@testing-library/react'`,
  'user.click': `import { userEvent as user } from '@testing-library/user-event'`,
  base: `import { test as base } from '@playwright/test'`,
}

/** Which door gives a name, by the headings of the references; the first one that does. */
const doorsOf = (references: readonly Doc[]): Map<string, string> => {
  const doors = new Map<string, string>()
  for (const { text } of references) {
    let door = ''
    for (const line of text.split('\n')) {
      door = /^## (@relink\/[\w/-]+)$/.exec(line)?.[1] ?? door
      const name = /^### (\w+)$/.exec(line)?.[1]
      if (name !== undefined && door !== '' && !doors.has(name)) doors.set(name, door)
    }
  }
  return doors
}

const uses = (code: string, name: string): boolean =>
  new RegExp(`(?<![\\w.'-]|interface )${name.replace('.', '\\.')}\\b`).test(
    code.replaceAll(/\/\/.*$/gm, ''),
  )

const importsOf = (code: string, doors: ReadonlyMap<string, string>): string[] => [
  ...[...doors]
    .filter(([name]) => uses(code, name))
    .map(([name, door]) => `import { ${name} } from '${door}'`),
  ...Object.entries(others)
    .filter(([name]) => uses(code, name))
    .map(([, line]) => line),
]

/**
 * Finds the examples of references, each with the imports that it leaves out. What else stands there as code are
 * signatures, which the sources themselves are checked for.
 *
 * The imports go on the first line, so that lines keep their numbers.
 */
export const readApiExamples = (references: readonly Doc[]): Block[] =>
  references.flatMap((reference) => {
    const doors = doorsOf([reference, ...references])
    const lines = reference.text.split('\n')
    return readBlocks(reference)
      .filter(({ line }) => lines[line - 4] === '**Example**')
      .map((block) => ({
        ...block,
        language: 'tsx',
        code: `${[...importsOf(block.code, doors), 'export {}'].join('; ')}; ${block.code}`,
      }))
  })
