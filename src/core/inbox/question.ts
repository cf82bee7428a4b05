/** The rows of questions: which one is still open for an answer, and that each is answered once. */
import type { Db } from '../../store/store.js'
import type { Context } from '../commands/command.js'
import { NotAllowed } from '../errors.js'

const KEY = 'question:'
/** Of the post that asks it. */
export const keyOf = (question: number): string => `${KEY}${question}`

interface OpenQuestion {
  id: number
  brandId: number | null
  command: string
  given: string
  asks: string
  createdAt: string
}

/** What was asked before the last answer is only answered by a reply to it, or by its buttons. */
export function openQuestion(context: Context<unknown>): OpenQuestion | undefined {
  const { db, room, account } = context
  const of = `SELECT "id", "brandId", "command", "given", "asks", "createdAt" FROM "Question"
    WHERE "roomId" = ? AND "accountId" = ? AND "state" = 'open'`
  const here = [room.id, account.id] as const
  const repliedTo = questionRepliedTo(context)
  if (repliedTo !== undefined) return db.sql.get(`${of} AND "id" = ?`, ...here, repliedTo)
  const answered = `SELECT max("id") FROM "Question" WHERE "roomId" = ? AND "accountId" = ? AND "state" = 'answered'`
  return db.sql.get(`${of} AND "id" > coalesce((${answered}), 0) ORDER BY "id" DESC LIMIT 1`, ...here, ...here)
}

/** Row id. */
export function questionRepliedTo({ db, about }: Context<unknown>): number | undefined {
  const post = about && db.sql.get<{ key: string }>('SELECT "key" FROM "Post" WHERE "id" = ?', about.postId)
  return post?.key.startsWith(KEY) ? Number(post.key.slice(KEY.length)) : undefined
}

/** @throws NotAllowed when it was put to somebody else, asked anew, or answered before: a second tap does nothing twice. */
export function takeAnswer(db: Db, question: number, accountId: number): void {
  const row = db.sql.get<{ accountId: number; state: string }>(
    'SELECT "accountId", "state" FROM "Question" WHERE "id" = ?',
    question,
  )
  if (row?.accountId !== accountId) throw new NotAllowed({ key: 'core.notYours' })
  const taken = db.sql.run(`UPDATE "Question" SET "state" = 'answered' WHERE "id" = ? AND "state" = 'open'`, question)
  if (taken === 0) throw new NotAllowed({ key: row.state === 'dropped' ? 'core.askedAnew' : 'core.answeredAlready' })
}

/** The externalIds of the events that led to it. */
export function eventsBehind(db: Db, question: number): string[] {
  const row = db.sql.get<{ events: string | null }>('SELECT "events" FROM "Question" WHERE "id" = ?', question)
  return row?.events ? JSON.parse(row.events) : []
}

/** Row id. */
export const brandOfQuestion = (db: Db, question: number): number | undefined =>
  db.sql.get<{ brandId: number | null }>('SELECT "brandId" FROM "Question" WHERE "id" = ?', question)?.brandId ??
  undefined
