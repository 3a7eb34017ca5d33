import { defineConfig } from 'vitest/config'

/** Unit and house tests: everything that needs neither a browser nor a database server. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/*.test.ts', 'bench/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
