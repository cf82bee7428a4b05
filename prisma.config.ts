import { defineConfig } from 'prisma/config'

// These three commands never run the schema engine; the command line only wants its file to exist.
if (['generate', 'validate', 'format'].some((command) => process.argv.includes(command)))
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations/sqlite' } })
