import { catalogVersion, fromCatalog, type Consumer } from './install-consumers.ts'
import { folderOf, published, readManifest } from './pack-packages.ts'

const root = new URL('../../../..', import.meta.url).pathname
const fixtures = 'packages/tooling/src/packed/consumers'
const peers = ['@tanstack/react-query', 'plaid', 'react-plaid-link']

/** The oldest React that Relink takes, with the types that belong to it. */
const oldestReact = {
  react: '18.2.0',
  'react-dom': '18.2.0',
  '@types/react': '18.2.79',
  '@types/react-dom': '18.2.25',
}
const newestReact = fromCatalog('react', 'react-dom', '@types/react', '@types/react-dom')

/** A version of TypeScript that packages are compiled with, and how it looks them up. */
export interface Compiler {
  /** The name that it is installed as. */
  name: string
  version: string
  resolutions: readonly ('bundler' | 'nodenext')[]
}

/** The oldest one as servers have it, the one between as apps have it, and the newest as both. */
export const compilers: Record<string, Compiler> = {
  'TypeScript 5.9': {
    name: 'typescript-5',
    version: 'npm:typescript@5.9.3',
    resolutions: ['nodenext'],
  },
  'TypeScript 6': {
    name: 'typescript-6',
    version: 'npm:typescript@6.0.3',
    resolutions: ['bundler'],
  },
  'TypeScript 7': {
    name: 'typescript',
    version: catalogVersion('typescript'),
    resolutions: ['bundler', 'nodenext'],
  },
}

const reactConsumer = (name: string, react: Record<string, string>): Consumer => ({
  name,
  files: { '': `${fixtures}/react` },
  dependencies: {
    ...react,
    ...fromCatalog(...peers, '@types/node', 'jsdom', 'typescript'),
  },
})

/** What our packages can do without, in the versions that they are tested with here. */
const optionalPeers = (): Record<string, string> =>
  Object.fromEntries(
    published.flatMap((name) => {
      const { peerDependenciesMeta = {}, devDependencies = {} } = readManifest(folderOf(name))
      return Object.keys(peerDependenciesMeta).map((peer) => {
        const version = devDependencies[peer] ?? ''
        return [peer, version === 'catalog:' ? catalogVersion(peer) : version]
      })
    }),
  )

/** The apps that install what was packed. */
export const consumers: Consumer[] = [
  {
    name: 'node',
    files: { '': `${fixtures}/node` },
    dependencies: {
      ...optionalPeers(),
      ...newestReact,
      ...fromCatalog(...peers),
    },
  },
  {
    name: 'vite',
    files: {
      '': `${fixtures}/vite`,
      'every-component.tsx': `${fixtures}/react/every-component.tsx`,
    },
    dependencies: { ...newestReact, ...fromCatalog(...peers, 'vite', '@vitejs/plugin-react') },
  },
  reactConsumer('react-18', oldestReact),
  reactConsumer('react-19', newestReact),
  {
    name: 'types',
    files: { '': `${fixtures}/types` },
    dependencies: {
      ...optionalPeers(),
      ...newestReact,
      ...fromCatalog(...peers, '@types/node'),
      ...Object.fromEntries(Object.values(compilers).map(({ name, version }) => [name, version])),
    },
  },
  {
    name: 'next',
    files: {
      app: 'examples/next-app/app',
      lib: 'examples/next-app/lib',
      'instrumentation.ts': 'examples/next-app/instrumentation.ts',
      'next.config.ts': 'examples/next-app/next.config.ts',
      'tsconfig.json': `${fixtures}/next-tsconfig.json`,
    },
    dependencies: {
      ...newestReact,
      ...fromCatalog(...peers, '@types/node', 'typescript'),
      next: readManifest(`${root}examples/next-app`).dependencies?.['next'] ?? '',
    },
  },
]
