/** The floor of the 17:00 post: the visits read, and the rows that it left behind written once more by hand, in one commit. */
import Database from 'better-sqlite3'
import { keep } from '../../src/store/keep.js'
import { type Figures, figures, microseconds } from './measure.js'

export const RUNS = 20
export const WARM_UP = 5
const WRITTEN = ['Run', 'TimelineEntry', 'Sms', 'Post']

/** As if the post had not been. */
export const UNPOSTED = [
  ...WRITTEN.map((table) => `DELETE FROM "${table}"`),
  `UPDATE "Visit" SET "state" = 'booked'`,
] as const

/** @param path of a store in which the post was made */
export function rowsByHand(path: string): Figures {
  const db = keep(new Database(path))
  db.exec('PRAGMA journal_mode = WAL')
  db.exec('PRAGMA synchronous = FULL')
  const tables = WRITTEN.flatMap((table) => {
    const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()
    if (rows[0] === undefined) return []
    const names = Object.keys(rows[0])
    const places = names.map((name) => `@${name}`)
    return { rows, insert: db.prepare(`INSERT INTO "${table}" ("${names.join('", "')}") VALUES (${places})`) }
  })
  const visits = db.prepare('SELECT v.*, c.* FROM "Visit" v JOIN "Customer" c ON c."id" = v."customerId"')
  const posted = db.prepare(`UPDATE "Visit" SET "state" = 'posted'`)
  const post = db.transaction(() => {
    visits.all()
    posted.run()
    for (const { rows, insert } of tables) for (const row of rows) insert.run(row)
  })
  const times: number[] = []
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    for (const statement of UNPOSTED) db.exec(statement)
    const start = microseconds()
    post()
    if (run >= WARM_UP) times.push(microseconds() - start)
  }
  db.close()
  return figures(times)
}
