import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    sequence: { shuffle: true },
    retry: 0,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
