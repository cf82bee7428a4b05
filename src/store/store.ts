/** The store: one SQLite file, one connection, one turn at a time. Whatever happens in a turn is committed whole or not at all. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Prisma, PrismaClient } from '../../prisma/client/client.js'
import { type ConnectionSettings, openConnection, SharedConnection } from './connection.js'
import { migrate } from './migrations.js'
import { Sql } from './sql.js'

/** A view of the store inside a turn: Prisma for what is asked now and then, `sql` for what every message asks. */
export type Db = Prisma.TransactionClient & { readonly sql: Sql }

export interface Store {
  /** Runs `work` alone, in one transaction. It must not wait for the network or for another turn. */
  transaction<T>(work: (db: Db) => Promise<T> | T): Promise<T>
  /** Inside a turn: runs `work` so that its failure undoes only its own writes, and is thrown on. */
  savepoint<T>(db: Db, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

export interface StoreSettings extends ConnectionSettings {
  migrations: string
  now: Date
}

/** @throws SetupError when the file is newer than the program. */
export function openStore(settings: StoreSettings): Store {
  if (settings.path !== ':memory:') mkdirSync(dirname(settings.path), { recursive: true })
  const connection = openConnection(settings)
  try {
    migrate(connection, settings.migrations, settings.now)
  } catch (error) {
    connection.close()
    throw error
  }

  let last: Promise<unknown> = Promise.resolve()
  let inTurn = false
  const prisma = new PrismaClient({ adapter: new SharedConnection(connection, () => inTurn) })
  const db = prisma.$extends({ client: { sql: new Sql(connection) } }) as unknown as Db

  async function turn<T>(work: (db: Db) => Promise<T> | T): Promise<T> {
    inTurn = true
    try {
      db.sql.run('BEGIN IMMEDIATE')
      const result = await work(db)
      db.sql.run('COMMIT')
      return result
    } finally {
      // Also when COMMIT itself failed: a connection left inside a transaction would swallow what comes after.
      if (connection.inTransaction) db.sql.run('ROLLBACK')
      inTurn = false
    }
  }

  return {
    transaction(work) {
      const mine = last.then(() => turn(work))
      last = mine.catch(() => undefined)
      return mine
    },
    async savepoint(_db, work) {
      db.sql.run('SAVEPOINT one')
      try {
        const result = await work()
        db.sql.run('RELEASE one')
        return result
      } catch (error) {
        db.sql.run('ROLLBACK TO one')
        db.sql.run('RELEASE one')
        throw error
      }
    },
    async close() {
      await last
      await prisma.$disconnect()
      connection.close()
    },
  }
}
