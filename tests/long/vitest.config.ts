import { defineConfig } from 'vitest/config'

/** What takes a minute and more: `npm test` leaves it out, `npm run test:long` runs it. */
export default defineConfig({
  root: '.',
  test: {
    include: ['tests/long/**/*.test.ts'],
    setupFiles: ['tests/support/read-once.ts'],
    retry: 0,
    fileParallelism: false,
    testTimeout: 180_000,
  },
})
