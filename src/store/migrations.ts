/** Brings a database file up to the program: applies what is new, refuses a file that is newer. Keeps Prisma's own table, so that its command line agrees. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { SetupError } from '../setup-error.js'
import { instant } from './sql.js'

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

/** @throws SetupError when the file has migrations that this program does not know. */
export function migrate(connection: Database.Database, folder: string, now: Date): string[] {
  const known = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
  // IMMEDIATE: of two processes that start at once, the second waits and then finds nothing to do.
  connection.exec('PRAGMA foreign_keys = OFF')
  try {
    return connection
      .transaction(() => {
        connection.exec(TABLE)
        const rows = connection.prepare(
          'SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL',
        )
        const applied = new Set((rows.all() as { name: string }[]).map((row) => row.name))
        const unknown = [...applied].filter((name) => !known.includes(name))
        if (unknown.length > 0)
          throw new SetupError([
            `the database is newer than this program (it has ${unknown.join(', ')}): start the newer program, or restore the backup made before it`,
          ])
        const pending = known.filter((name) => !applied.has(name))
        for (const name of pending)
          apply(connection, name, readFileSync(join(folder, name, 'migration.sql'), 'utf8'), now)
        const broken = connection.prepare('PRAGMA foreign_key_check').all()
        if (broken.length > 0) throw new SetupError([`migration leaves ${broken.length} rows that point nowhere`])
        return pending
      })
      .immediate()
  } finally {
    connection.exec('PRAGMA foreign_keys = ON')
  }
}

function apply(connection: Database.Database, name: string, script: string, now: Date) {
  connection.exec(script)
  const checksum = createHash('sha256').update(script).digest('hex')
  connection
    .prepare(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(checksum.slice(0, 36), checksum, name, instant(now), instant(now))
}
