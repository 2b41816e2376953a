import { expect, test, vi } from 'vitest'
import { checkTypes } from './check-types.ts'
import type { Block } from './read-docs.ts'

const root = new URL('../../../..', import.meta.url).pathname

// The compiler reads the sources of every package that an example imports.
vi.setConfig({ testTimeout: 180_000 })

const block = (language: string, code: string, line = 1): Block => ({
  file: 'guide.md',
  line,
  language,
  ignored: null,
  code,
})

test('an example that is not even well formed is told with its file and line', async () => {
  const faults = await checkTypes([block('js', 'const = 1', 40)], root)
  expect(faults[0]).toMatchObject({ file: 'guide.md', line: 40 })
})

const good = `import { createRelink } from '@relink/server'
import { memoryStore } from '@relink/server/sqlite'

const relink = createRelink({
  plaid,
  environment: 'sandbox',
  clientName: 'Larder',
  redirectUri: 'https://app.example.com/oauth',
  store: memoryStore(),
  authorize: (request) => userIdOf(request),
})
toast(typeof relink.fetch)`

test('a wrong prop, a wrong name and a missing option are told, and nothing of an example that is right', async () => {
  const faults = await checkTypes(
    [
      block(
        'tsx',
        `import { BankLinkButton } from '@relink/react'\n\n<BankLinkButton itemId={1} />`,
        10,
      ),
      block('ts', `import { noSuchName } from '@relink/core'`, 30),
      block('ts', `import { createRelink } from '@relink/server'\ncreateRelink({ plaid })`, 50),
      block('ts', good, 70),
    ],
    root,
  )
  expect(faults.map(({ line }) => line).sort((a, b) => a - b)).toEqual([12, 30, 51])
})
