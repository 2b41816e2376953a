import { expect, test } from 'vitest'
import { isReference, readApiExamples } from './api-examples.ts'

const text = `# API of @relink/core

## @relink/core

### describeIssue

\`\`\`ts
describeIssue: (cause: IssueCause) => LinkIssue | null
\`\`\`

**Example**

\`\`\`ts
describeIssue({ from: 'interrupted' })
\`\`\`

### Item

## @relink/core/messages

### english
`

test('the examples of a reference come with their imports, and signatures are left out', () => {
  const [example, ...more] = readApiExamples([{ file: 'packages/core/API.md', text }])
  expect(more).toEqual([])
  expect(example).toMatchObject({
    line: 14,
    language: 'tsx',
    code: `import { describeIssue } from '@relink/core'; export {}; describeIssue({ from: 'interrupted' })`,
  })
})

test('a reference is known by its name', () => {
  expect(isReference({ file: 'packages/core/API.md', text })).toBe(true)
  expect(isReference({ file: 'packages/core/README.md', text })).toBe(false)
})
