// Packs what is published, installs it in apps outside of the repository, and looks whether it works there.
// Needs `pnpm build` first. Names of consumers as parameters check those alone.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkNext, checkVite } from './packed/check-builds.ts'
import { checkCopies, checkPeers } from './packed/check-manifests.ts'
import { checkNewUser, newUser } from './packed/check-new-user.ts'
import { checkDoors, checkReact } from './packed/check-runs.ts'
import { checkTypes } from './packed/check-types.ts'
import { compilers, consumers } from './packed/consumer-list.ts'
import { installConsumers } from './packed/install-consumers.ts'
import { packPackages } from './packed/pack-packages.ts'
import { check, checkAll, finish } from './packed/report.ts'

const named = process.argv.slice(2)
const wanted = [...consumers, newUser].filter(
  ({ name }) => named.length === 0 || named.includes(name),
)
if (wanted.length === 0) throw new Error(`No consumer is called ${named.join(' or ')}.`)

const tarballs = await packPackages()
let folder = ''
await check(`installed in ${wanted.map(({ name }) => name).join(', ')}`, async () => {
  folder = await installConsumers(tarballs, wanted)
})
if (folder === '') finish()
const at = (name: string): string => join(folder, name)

/** The long ones first. */
const checks: [consumer: string, what: string, work: () => Promise<string> | string][] = [
  ['next', 'Next, a production build', () => checkNext(at('next'))],
  ...Object.entries(compilers).flatMap(([compiler, { name, resolutions }]) =>
    resolutions.map((resolution): (typeof checks)[number] => [
      'types',
      `${compiler}, ${resolution}`,
      () => checkTypes(at('types'), name, resolution),
    ]),
  ),
  ...['react-18', 'react-19'].map((name): (typeof checks)[number] => [
    name,
    `${name}: types, a server's page, and a connection`,
    () => checkReact(at(name)),
  ]),
  ['vite', 'Vite, builds for production and development', () => checkVite(at('vite'))],
  ['node', 'every door in plain Node', () => checkDoors(at('node'))],
  ['node', 'peers, not dependencies', () => checkPeers(at('node'))],
  ['node', 'one copy of each peer', () => checkCopies(at('node'))],
]
await checkAll(
  checks
    .filter(([consumer]) => wanted.some(({ name }) => name === consumer))
    .map(([, what, work]) => [what, work] as const),
)
// Alone, since a browser that has to share waits, and waits are what journeys fail of.
if (wanted.includes(newUser))
  await check('a new user adds Relink to an app', () => checkNewUser(at('new-user')))
if (process.env['KEEP_PACKED'] === undefined) rmSync(folder, { recursive: true, force: true })
else console.log(`Kept in ${folder}.`)
finish()
