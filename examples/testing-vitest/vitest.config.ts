import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'jsdom',
    // A busy machine takes its time.
    testTimeout: 15_000,
  },
})
