import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'tests/long/**'],
    sequence: { shuffle: true },
    retry: 0,
    maxWorkers: '100%',
    // Each worker loads the program once: nothing of it lives outside what a test builds.
    isolate: false,
    setupFiles: ['tests/support/read-once.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
