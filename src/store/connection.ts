/** Prisma on a connection that it shares with our prepared statements, inside transactions that the store itself opens and closes. */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import Database from 'better-sqlite3'
import { keep } from './keep.js'

export interface ConnectionSettings {
  path: string
  /** FULL: a commit survives a power cut. NORMAL: it survives a killed process. */
  synchronous: 'FULL' | 'NORMAL'
}

export function openConnection({ path, synchronous }: ConnectionSettings): Database.Database {
  const connection = keep(new Database(path))
  connection.defaultSafeIntegers(true) // what Prisma's adapter expects; our own statements ask for numbers
  connection.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = ${synchronous};
    PRAGMA busy_timeout = 5000;
    PRAGMA foreign_keys = ON;
    PRAGMA wal_autocheckpoint = 8000; -- 32 MB of log: one message touches some fifty pages, often the same ones
    PRAGMA temp_store = MEMORY -- what a savepoint may have to undo
  `)
  return connection
}

/**
 * The stock adapter lets any query run while somebody else's transaction is open, where it disappears with that one's
 * rollback. Here every query must come from inside a turn of the store, and what Prisma thinks is a transaction of its
 * own (a nested write) becomes a savepoint in the turn's.
 */
export class SharedConnection extends PrismaBetterSqlite3 {
  #nested = 0

  constructor(
    private readonly connection: Database.Database,
    private readonly inTurn: () => boolean,
  ) {
    super({ url: ':memory:' })
  }

  override async connect() {
    const adapter = (await super.connect()) as SqlDriverAdapter & { client: Database.Database | Prepared }
    keep(adapter.client as Database.Database).close()
    adapter.client = onceEach(this.connection)
    this.#guard(adapter)
    adapter.startTransaction = async () => this.#savepoint(adapter)
    adapter.dispose = async () => {}
    return adapter as Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
  }

  #guard(adapter: SqlDriverAdapter) {
    const check = () => {
      if (!this.inTurn()) throw new Error('a query outside store.transaction: its Db was kept too long')
    }
    const { queryRaw, executeRaw } = adapter
    adapter.queryRaw = async (query: SqlQuery) => {
      check()
      return queryRaw.call(adapter, query)
    }
    adapter.executeRaw = async (query: SqlQuery) => {
      check()
      return executeRaw.call(adapter, query)
    }
  }

  #savepoint(adapter: SqlDriverAdapter): Transaction {
    const name = `nested_${++this.#nested}`
    this.connection.exec(`SAVEPOINT ${name}`)
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      options: { usePhantomQuery: true }, // so that Prisma calls commit and rollback instead of sending the words
      queryRaw: adapter.queryRaw,
      executeRaw: adapter.executeRaw,
      commit: async () => void this.connection.exec(`RELEASE ${name}`),
      rollback: async () => void this.connection.exec(`ROLLBACK TO ${name}; RELEASE ${name}`),
      createSavepoint: async (inner) => void this.connection.exec(`SAVEPOINT ${inner}`),
      rollbackToSavepoint: async (inner) => void this.connection.exec(`ROLLBACK TO ${inner}`),
      releaseSavepoint: async (inner) => void this.connection.exec(`RELEASE ${inner}`),
    }
  }
}

/** As much of a connection as Prisma's adapter uses. */
interface Prepared {
  prepare(text: string): { bind(values: unknown[]): object }
  exec(script: string): void
}

/** Prisma prepares its text anew for every query; here once, which is also quicker. */
function onceEach(connection: Database.Database): Prepared {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  return {
    exec: (script) => void connection.exec(script),
    prepare(text) {
      const statement = statements.get(text) ?? connection.prepare<unknown[]>(text)
      statements.set(text, statement)
      return {
        bind: (values) => ({
          reader: statement.reader,
          columns: () => statement.columns(),
          run: () => statement.run(...values),
          raw: () => ({ all: () => statement.raw(true).all(...values) }),
        }),
      }
    },
  }
}
