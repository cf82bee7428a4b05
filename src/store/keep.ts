/**
 * Keeps the driver's objects from being collected. Since 24.19, Node ends the process when V8 collects an object such as
 * a better-sqlite3 statement while no JavaScript runs; the driver is right from 13 on, which Node 20 cannot run.
 */
import type Database from 'better-sqlite3'

const kept: object[] = []

/** Whoever prepares on this connection should do so once per text: every statement stays until the process ends. */
export function keep(connection: Database.Database): Database.Database {
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((text: string) => {
    const statement = prepare(text)
    kept.push(statement)
    return statement
  }) as typeof connection.prepare
  kept.push(connection)
  return connection
}
