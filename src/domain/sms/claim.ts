/** Several people work off one list: a message that somebody has before them is shown to nobody else (R003-048). */
import type { Db } from '../../store/store.js'
import { type Desk, type SmsRow, waitingFor } from './listed.js'

/** Whoever was called away does not keep a customer from being written to. */
const KEPT_MS = 15 * 60_000

export interface Sender {
  /** Person id. */
  by: number
  at: Date
}

/**
 * The first from that row id on that waits for this desk and that nobody else has before them, the first of all behind
 * the last; taken. Whatever else of the desk this person had is free again.
 */
export function takeNextSms(
  db: Db,
  { brandId, desk, from }: { brandId: number; desk: Desk; from: number },
  { by, at }: Sender,
): SmsRow | undefined {
  const since = at.getTime() - KEPT_MS
  const free = waitingFor(db, brandId, desk).filter(
    (sms) => sms.personId === null || sms.personId === by || sms.at === null || Date.parse(sms.at) <= since,
  )
  const next = free.find(({ id }) => id >= from) ?? free[0]
  const had = free.flatMap(({ id, personId }) => (personId === by ? id : []))
  db.sql.run(
    `UPDATE "Sms" SET "personId" = NULL WHERE "id" IN (SELECT "value" FROM json_each(?)) AND "state" IN ('held', 'failed')`,
    had,
  )
  if (next) db.sql.run('UPDATE "Sms" SET "personId" = ?, "at" = ? WHERE "id" = ?', by, at, next.id)
  return next
}
