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
    return Number(this.#insert(table, row, '').lastInsertRowid)
  }

  /** Adds a row unless one with the same unique values is there; answers whether it was added. */
  insertNew(table: string, row: Record<string, Input>): boolean {
    return this.#insert(table, row, ' ON CONFLICT DO NOTHING').changes > 0
  }

  #insert(table: string, row: Record<string, Input>, otherwise: string) {
    const columns = Object.keys(row)
    const shape = `${table}(${columns.join()})${otherwise}`
    let statement = this.#inserts.get(shape)
    if (!statement) {
      const names = columns.map((column) => `"${column}"`).join()
      const marks = columns.map(() => '?').join()
      statement = this.connection.prepare<Cell[]>(`INSERT INTO "${table}" (${names}) VALUES (${marks})${otherwise}`)
      this.#inserts.set(shape, statement.safeIntegers(false))
    }
    return statement.run(...Object.values(row).map(toCell))
  }
}
