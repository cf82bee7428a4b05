/** Prepared statements on the store's one connection: for the paths that every message takes, where Prisma's planning would cost fifty times the work itself. */
import type Database from 'better-sqlite3'

/** What SQLite keeps. Instants are written as Prisma writes them, so that both read each other's rows. */
type Cell = string | number | null
export type Input = Cell | boolean | Date | undefined | object

/** An instant as it stands in the database. */
export const instant = (date: Date): string => date.toISOString().replace('Z', '+00:00')

function toCell(value: Input): Cell {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value instanceof Date ? instant(value) : JSON.stringify(value)
}

export class Sql {
  readonly #statements = new Map<string, Database.Statement<Cell[]>>()
  readonly #inserts = new Map<string, Database.Statement<Cell[]>>()

  constructor(readonly connection: Database.Database) {}

  #prepare(text: string) {
    let statement = this.#statements.get(text)
    if (!statement) {
      statement = this.connection.prepare<Cell[]>(text).safeIntegers(false)
      this.#statements.set(text, statement)
    }
    return statement
  }

  get<Row>(text: string, ...values: Input[]): Row | undefined {
    return this.#prepare(text).get(...values.map(toCell)) as Row | undefined
  }

  all<Row>(text: string, ...values: Input[]): Row[] {
    return this.#prepare(text).all(...values.map(toCell)) as Row[]
  }

  /** Answers how many rows changed. */
  run(text: string, ...values: Input[]): number {
    return this.#prepare(text).run(...values.map(toCell)).changes
  }

  /** Adds one row and answers its id. Columns come from our own code, never from outside. */
  insert(table: string, row: Record<string, Input>): number {
    const columns = Object.keys(row)
    const shape = `${table}(${columns.join()})`
    let statement = this.#inserts.get(shape)
    if (!statement) {
      const names = columns.map((column) => `"${column}"`).join()
      statement = this.connection.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join()})`)
      this.#inserts.set(shape, statement)
    }
    return Number(statement.run(...Object.values(row).map(toCell)).lastInsertRowid)
  }
}
