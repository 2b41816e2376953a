import { defineConfig } from 'vitest/config'

const failOnConsole = new URL('./packages/tooling/src/fail-on-console.ts', import.meta.url).pathname
const refuseNetwork = new URL('./packages/tooling/src/refuse-network.ts', import.meta.url).pathname

/** What browsers fetch later is there at once, as with the door for servers. */
const wholeReact = new URL('./packages/react/src/later/register.ts', import.meta.url).pathname

const room = (
  name: string,
  environment: 'node' | 'jsdom',
  root = `packages/${name}`,
  setupFiles = [failOnConsole],
) => ({
  test: {
    name,
    root,
    include: ['src/**/*.test.{ts,tsx}'],
    environment,
    setupFiles,
    testTimeout: 15_000,
  },
})

export default defineConfig({
  test: {
    // Vitest leaves a core for itself, which is half of a machine that has two.
    maxWorkers: '100%',
    projects: [
      room('core', 'node'),
      room('react', 'jsdom', 'packages/react', [failOnConsole, wholeReact]),
      room('server', 'node'),
      room('tooling', 'node'),
      // Files that need a page say so in their first line.
      room('simulator', 'node'),
      room('opentelemetry', 'node', 'examples/opentelemetry'),
      {
        extends: './examples/testing-vitest/vitest.config.ts',
        test: {
          name: 'testing-vitest',
          root: 'examples/testing-vitest',
          setupFiles: [failOnConsole, refuseNetwork],
        },
      },
    ],
  },
})
