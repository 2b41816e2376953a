import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { findChromium } from '../find-chromium.ts'
import { listAddedLines } from '../new-user/count-added-lines.ts'
import { fromCatalog, type Consumer } from './install-consumers.ts'
import { mustRun } from './run-command.ts'

const root = new URL('../../../..', import.meta.url).pathname
const app = 'packages/tooling/src/new-user'
const limit = 40

/** What the README tells a new user to install, beside Relink. */
const installedByReadme = (): string[] => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, names = ''] = /^npm install (@relink\/react .*)$/m.exec(readme) ?? []
  return names.split(' ').filter((name) => name !== '' && !name.startsWith('@relink/'))
}

/** An app that was there before Relink, with the lines that its developer added. */
export const newUser: Consumer = {
  name: 'new-user',
  files: {
    '': `${app}/existing-app`,
    'server.ts': `${app}/with-relink/server.ts`,
    'vite.config.ts': `${app}/with-relink/vite.config.ts`,
    'src/app.tsx': `${app}/with-relink/src/app.tsx`,
    'src/money.tsx': `${app}/with-relink/src/money.tsx`,
    journey: `${app}/journey`,
  },
  dependencies: {
    ...fromCatalog('react', 'react-dom', '@types/react', '@types/react-dom', '@types/node'),
    ...fromCatalog('vite', '@vitejs/plugin-react', 'typescript', '@playwright/test'),
    express: '5.3.0',
    'express-session': '1.19.0',
    '@types/express': '5.0.6',
    '@types/express-session': '1.19.0',
    'react-router': '8.5.1',
    ...fromCatalog(...installedByReadme()),
  },
}

/** Finds ports that nobody listens on, since those of the README may be taken on this machine. */
const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0))
  await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))))
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

/** Puts other ports in the place of those that the README names: Vite's, the server's, the simulator's. */
const usePorts = (text: string, page: number, server: number, simulator: number): string => {
  const ports: Record<string, number> = { 5173: page, 3000: server, 4100: simulator }
  return text.replaceAll(/\b(5173|3000|4100)\b/g, (port) => String(ports[port]))
}

/** Compiles and builds the app, counts what was added, and lets people use it, from Vite and as it was built. */
export const checkNewUser = async (consumer: string): Promise<string> => {
  const lines = listAddedLines(join(root, app, 'existing-app'), join(root, app, 'with-relink'))
  if (lines.length > limit)
    throw new Error(`It took ${lines.length} lines, more than ${limit}:\n${lines.join('\n')}`)
  const [page = 0, server = 0, simulator = 0, built = 0, builtSimulator = 0] = await freePorts(5)
  const read = (file: string): string => readFileSync(join(consumer, file), 'utf8')
  mkdirSync(join(consumer, 'built'))
  const code = read('server.ts')
  writeFileSync(join(consumer, 'built/server.ts'), usePorts(code, built, built, builtSimulator))
  for (const file of ['server.ts', 'vite.config.ts'])
    writeFileSync(join(consumer, file), usePorts(read(file), page, server, simulator))
  await mustRun('node_modules/.bin/tsc', ['-p', '.'], consumer)
  await mustRun('node_modules/.bin/vite', ['build', '--outDir', 'built/dist'], consumer)
  const config = ['--config', 'journey/playwright.config.ts']
  await mustRun('node_modules/.bin/playwright', ['test', ...config], consumer, {
    CHROMIUM_PATH: await findChromium(),
    APP: `http://localhost:${page}`,
    SERVER: `http://localhost:${server}`,
    SIMULATOR: `http://127.0.0.1:${simulator}`,
    BUILT: `http://localhost:${built}`,
    BUILT_SIMULATOR: `http://127.0.0.1:${builtSimulator}`,
  })
  return `${lines.length} lines of ${limit}; from Vite and built: linked, repaired, told of an error`
}
