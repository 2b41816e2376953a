import { readFileSync } from 'node:fs'
import { findEncryptionKeys } from '../secrets/encryption-keys.ts'
import { reencrypt } from '../secrets/reencrypt.ts'
import { createTokenVault } from '../secrets/token-vault.ts'
import { RelinkError } from '@relink/core'
import { openStore } from './open-store.ts'
import { helpText, readArguments, type Place } from './read-arguments.ts'

/** Where a command's words go, and what it finds around it. */
export interface Surroundings {
  environment: Readonly<Record<string, string | undefined>>
  print: (line: string) => void
  complain: (line: string) => void
}

const version = (): string => {
  const described: unknown = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  )
  return String((described as { version: unknown }).version)
}

const reencryptIn = async (place: Place, print: Surroundings['print']): Promise<void> => {
  const keys = findEncryptionKeys({
    encryptionKeys: undefined,
    // The strict one: no key is made up here.
    environment: 'production',
    development: false,
    developmentKey: undefined,
    onDevelopmentKey: () => {},
  })
  const store = await openStore(place)
  try {
    const { looked, written, isComplete } = await reencrypt({
      store,
      vault: createTokenVault(keys),
    })
    const [{ kid }] = keys
    print(`Looked at ${looked} rows and encrypted ${written} of them anew.`)
    if (!isComplete)
      throw new RelinkError(
        'option_invalid',
        `Failed to encrypt everything with the key ${JSON.stringify(kid)}: a server still writes with an older key. Make this key the first one of every server, and run the command again; keep the others until then.`,
      )
    print(`All are encrypted with the key ${JSON.stringify(kid)}; the others can be taken away.`)
  } finally {
    await store.close()
  }
}

/**
 * Does what the command's arguments say.
 *
 * @returns The exit code: 2 for arguments that make no sense, 1 for what failed.
 */
export const runCommand = async (
  args: readonly string[],
  { environment, print, complain }: Surroundings,
): Promise<number> => {
  const wish = readArguments(args, environment['DATABASE_URL'] ?? '')
  try {
    switch (wish.do) {
      case 'help':
        print(helpText)
        return 0
      case 'version':
        print(version())
        return 0
      case 'complain':
        complain(wish.sentence)
        return 2
      case 'reencrypt':
        await reencryptIn(wish.place, print)
        return 0
      default:
        return wish satisfies never
    }
  } catch (cause) {
    complain(cause instanceof Error ? cause.message : String(cause))
    return 1
  }
}
