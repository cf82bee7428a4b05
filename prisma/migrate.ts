/**
 * Writes and checks migrations offline, with the same engine as Prisma's own command line.
 *
 *   npm run migration <name>     the SQL from the last migration to schema.prisma, as a new migration
 *   tsx prisma/migrate.ts check  fails when the migrations and schema.prisma differ
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg'
import type Database from 'better-sqlite3'
import { keep } from '../src/store/keep.js'

/** Node has it; its types come only with the browser's. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Record<string, unknown> }
}

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, 'migrations/sqlite')
const schema = { path: join(here, 'schema.prisma'), content: readFileSync(join(here, 'schema.prisma'), 'utf8') }

/** The engine sends whole scripts as one raw call, which the driver's `prepare` would refuse. */
const connectForScripts = (connect: PrismaBetterSqlite3['connect']) => async () => {
  const adapter = (await connect()) as Awaited<ReturnType<typeof connect>> & { client: Database.Database }
  keep(adapter.client)
  const executeOne = adapter.executeRaw.bind(adapter)
  adapter.executeRaw = async (query) =>
    query.args.length > 0 ? executeOne(query) : adapter.executeScript(query.sql).then(() => 0)
  return adapter
}

async function openEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm')
    .replace(/\.js$/, '_bg.wasm')
  const module = new WebAssembly.Module(readFileSync(file))
  const { exports } = new WebAssembly.Instance(module, {
    './schema_engine_bg.js': glue,
  })
  glue.__wbg_set_wasm(exports)
  ;(exports.__wbindgen_start as () => void)()
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (words: string) => console.error(words) } })
  const memory = new PrismaBetterSqlite3({ url: ':memory:' })
  memory.connectToShadowDb = memory.connect = connectForScripts(memory.connect.bind(memory))
  const factory = bindMigrationAwareSqlAdapterFactory(memory)
  return glue.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory)
}

function existing(): MigrationList {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  )
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(folder, path, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

const engine = await openEngine()
const { exitCode, stdout } = await engine.diff({
  from: { tag: 'migrations', ...existing() },
  to: { tag: 'schemaDatamodel', files: [schema] },
  script: true,
  exitCode: true,
  filters: { externalTables: [], externalEnums: [] },
})

const [command, name] = process.argv.slice(2)
if (exitCode === 0) {
  console.log('migrations and schema.prisma agree')
} else if (command === 'new' && name) {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const directory = join(folder, `${stamp}_${name}`)
  mkdirSync(directory)
  writeFileSync(join(directory, 'migration.sql'), stdout ?? '')
  console.log(`${directory}: read it before it is committed`)
} else {
  console.error(`schema.prisma differs from the migrations:\n${stdout ?? ''}`)
  process.exitCode = 1
}
// The engine leaves a timer behind.
process.exit()
