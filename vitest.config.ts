import { defineConfig } from 'vitest/config'

const setupFiles = [new URL('./packages/tooling/src/fail-on-console.ts', import.meta.url).pathname]

const room = (name: string, environment: 'node' | 'jsdom', root = `packages/${name}`) => ({
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
    projects: [
      room('core', 'node'),
      room('react', 'jsdom'),
      room('server', 'node'),
      room('tooling', 'node'),
      // Files that need a page say so in their first line.
      room('simulator', 'node'),
      room('opentelemetry', 'node', 'examples/opentelemetry'),
    ],
  },
})
