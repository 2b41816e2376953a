import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages } from './install-packages.ts'

/** Where Debian keeps a folder for each version. */
const debian = '/usr/lib/postgresql'

const debianFolders = (): string[] =>
  existsSync(debian)
    ? readdirSync(debian)
        .sort((one, other) => Number(other) - Number(one))
        .map((version) => join(debian, version, 'bin'))
    : []

const find = (): string | undefined =>
  [
    process.env['POSTGRES_BIN'],
    ...debianFolders(),
    ...(process.env['PATH'] ?? '').split(':'),
    '/opt/homebrew/bin',
    '/usr/local/bin',
    '/Applications/Postgres.app/Contents/Versions/latest/bin',
  ].find(
    (folder) =>
      folder !== undefined &&
      folder !== '' &&
      ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
  )

/**
 * Finds the folder of PostgreSQL's `initdb` and `postgres`, or installs the system's package where
 * this may be done without asking.
 *
 * @throws Error with a sentence that says what to install when there is none.
 */
export const findPostgres = (): string => {
  const found = find()
  if (found !== undefined) return found

  installPackages('postgresql')
  const packaged = find()
  if (packaged !== undefined) return packaged
  throw new Error(
    'The tests of the server need PostgreSQL: install it, or set POSTGRES_BIN to the folder that holds its initdb and postgres, and run the command again.',
  )
}
