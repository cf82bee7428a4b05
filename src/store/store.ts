/** The store: one SQLite file, one connection, one turn at a time. Whatever happens in a turn is committed whole or not at all. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type Database from 'better-sqlite3'
import { type Prisma, PrismaClient } from '../../prisma/client/client.js'
import { SetupError } from '../setup-error.js'
import { type ConnectionSettings, openConnection, SharedConnection } from './connection.js'
import { migrate } from './migrations.js'
import { Sql } from './sql.js'

/** A view of the store inside a turn: Prisma for what is asked now and then, `sql` for what every message asks. */
export type Db = Prisma.TransactionClient & { readonly sql: Sql }

export interface Store {
  /** Runs `work` alone, in one transaction. It must not wait for the network or for another turn. */
  transaction<T>(work: (db: Db) => Promise<T> | T): Promise<T>
  /** Runs `look` alone, without a transaction: it must only read. */
  read<T>(look: (db: Db) => T): Promise<T>
  /** Inside a transaction: runs `work` so that its failure undoes only its own writes, and is thrown on. */
  savepoint<T>(work: () => Promise<T>): Promise<T>
  /** The same promise for a fifth of the price when `work` fails before it writes, as nearly all failures do. @throws Touched when it had written: the whole transaction must be given up. */
  untouched<T>(work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Something failed after it had written: only a rollback makes that undone. */
export class Touched extends Error {
  constructor(cause: unknown) {
    super('failed after writing', { cause })
  }
}

export interface StoreSettings extends ConnectionSettings {
  migrations: string
  now: Date
}

/** @throws SetupError when the file cannot be opened, is no database, or is newer than the program. */
function openFile(settings: StoreSettings) {
  let connection: Database.Database | undefined
  try {
    mkdirSync(dirname(settings.path), { recursive: true })
    connection = openConnection(settings)
    migrate(connection, settings.migrations, settings.now)
    return connection
  } catch (error) {
    connection?.close()
    if (error instanceof SetupError) throw error
    throw new SetupError([`DATABASE_URL: ${settings.path} cannot be used (${(error as Error).message})`])
  }
}

/** @throws SetupError when the file cannot be opened, is no database, or is newer than the program. */
export function openStore(settings: StoreSettings): Store {
  const connection = openFile(settings)

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

  const changes = () => db.sql.get<{ count: number }>('SELECT total_changes() AS "count"')?.count

  function queue<T>(work: () => Promise<T> | T): Promise<T> {
    const mine = last.then(work)
    last = mine.catch(() => undefined) // the caller has the error; the next turn only waits for the end of this one
    return mine
  }

  return {
    transaction: (work) => queue(() => turn(work)),
    read: (look) => queue(() => look(db)),
    async savepoint(work) {
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
    async untouched(work) {
      const before = changes()
      try {
        return await work()
      } catch (error) {
        throw changes() === before ? error : new Touched(error)
      }
    },
    async close() {
      await last
      await prisma.$disconnect()
      connection.close()
    },
  }
}
