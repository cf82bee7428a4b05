/** The rows of files: which are to be fetched now, and what became of one. */
import type { Db } from '../../store/store.js'
import { SendError } from '../adapter.js'
import { pause } from '../outbox/fate.js'
import type { Chance } from '../time.js'
import type { Kept } from './keep.js'

export interface WaitingFile {
  id: number
  platform: string
  externalId: string
  name: string
  /** As the platform claims. */
  bytes: number | null
  /** What it is to be, where that is not just anything that is taken. */
  expected: string | null
  attempts: number
  createdAt: string
}

export type Outcome = Kept | { error: unknown }

/** After a day the platform has forgotten it, or nobody waits for it any more. */
const LONGEST_WAIT_MS = 24 * 3_600_000

/** The oldest that may be fetched, but for those under way. */
export const dueFiles = ({ sql }: Db, now: Date, underway: number[], most: number): WaitingFile[] =>
  sql.all(
    `SELECT "id", "platform", "externalId", "name", "bytes", "type" AS "expected", "attempts", "createdAt" FROM "File"
     WHERE "state" = 'waiting' AND ("notBefore" IS NULL OR "notBefore" <= ?)
     AND "id" NOT IN (SELECT "value" FROM json_each(?)) ORDER BY "id" LIMIT ?`,
    now,
    underway,
    most,
  )

/** When the next of those that have to wait may be fetched. */
export function nextFile({ sql }: Db, now: Date): Date | undefined {
  const next = sql.get<{ at: string | null }>(
    `SELECT min("notBefore") AS "at" FROM "File" WHERE "state" = 'waiting' AND "notBefore" > ?`,
    now,
  )
  return next?.at ? new Date(next.at) : undefined
}

/** Answers whether it is settled now: stored or refused, not to be fetched again. */
export function settleFile(db: Db, file: WaitingFile, outcome: Outcome, now: Date, chance: Chance): boolean {
  if ('error' in outcome) return settleFailed(db, file, outcome.error, now, chance)
  if ('why' in outcome) return refuse(db, file, outcome.why)
  const { hash, bytes, type } = outcome
  const stored = `"state" = 'stored', "hash" = ?, "bytes" = ?, "type" = ?, "notBefore" = NULL`
  return db.sql.run(`UPDATE "File" SET ${stored} WHERE "id" = ?`, hash, bytes, type, file.id) === 1
}

const refuse = ({ sql }: Db, { id }: WaitingFile, why: string): boolean =>
  sql.run(`UPDATE "File" SET "state" = 'refused', "why" = ?, "notBefore" = NULL WHERE "id" = ?`, why, id) === 1

function settleFailed(db: Db, file: WaitingFile, error: unknown, now: Date, chance: Chance): boolean {
  const failure = error instanceof SendError ? error : undefined
  if (failure?.kind === 'refused') return refuse(db, file, 'gone')
  if (now.getTime() - new Date(file.createdAt).getTime() > LONGEST_WAIT_MS) return refuse(db, file, 'unreachable')
  const attempts = file.attempts + 1
  const told = failure?.kind === 'limited' ? failure.details.retryAfterMs : undefined
  const notBefore = new Date(now.getTime() + (told ?? pause(attempts, chance)))
  db.sql.run('UPDATE "File" SET "attempts" = ?, "notBefore" = ? WHERE "id" = ?', attempts, notBefore, file.id)
  return false
}
