/** Approved answers: what everybody says to a question of customers, proposed by anybody, decided by the general manager (R002-006). */
import type { AnswerState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import { containing } from '../like.js'
import { firstPresent } from '../people/first-present.js'

export interface Answer {
  id: number
  brandId: number
  question: string
  text: string
  state: AnswerState
  createdBy: number
  creator: string
  decider: string | null
}

const ANSWERS = `SELECT a."id", "brandId", "question", "text", "state", "createdBy", creator."name" AS "creator",
    decider."name" AS "decider"
  FROM "Answer" a JOIN "Person" creator ON creator."id" = "createdBy" LEFT JOIN "Person" decider ON decider."id" = "decidedBy"`

export const answerById = (db: Db, id: number): Answer | undefined => db.sql.get(`${ANSWERS} WHERE a."id" = ?`, id)

/** What waits for a decision, the oldest first. */
export const waitingAnswers = (db: Db, brandId: number): Answer[] =>
  db.sql.all(`${ANSWERS} WHERE "brandId" = ? AND "state" = 'proposed' ORDER BY a."id"`, brandId)

/** Approved ones with this part in them, in the question before in the answer; all for an empty part. */
export const approvedAnswers = (db: Db, brandId: number, part: string, most: number): Answer[] =>
  db.sql.all(
    String.raw`${ANSWERS} WHERE "brandId" = ? AND "state" = 'approved'
       AND ("question" LIKE ? ESCAPE '\' OR "text" LIKE ? ESCAPE '\')
     ORDER BY "question" LIKE ? ESCAPE '\' DESC, a."id" DESC LIMIT ?`,
    ...[brandId, containing(part), containing(part), containing(part), most],
  )

export type Proposal = Pick<Answer, 'brandId' | 'question' | 'text' | 'createdBy'>

/** Answers its id. */
export const proposeAnswer = (db: Db, proposal: Proposal, at: Date): number =>
  db.sql.insert('Answer', { ...proposal, state: 'proposed', createdAt: at })

/** False when somebody was quicker. One question has one answer: what is approved takes the place of the one before. @param by person id */
export function decideAnswer(
  db: Db,
  { id, brandId, question }: Answer,
  to: 'approved' | 'rejected',
  by: number,
  at: Date,
): boolean {
  const decided = db.sql.run(
    `UPDATE "Answer" SET "state" = ?, "decidedBy" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'proposed'`,
    ...[to, by, at, id],
  )
  if (decided === 1 && to === 'approved')
    db.sql.run(
      `UPDATE "Answer" SET "state" = 'rejected' WHERE "brandId" = ? AND "question" = ? AND "state" = 'approved' AND "id" <> ?`,
      ...[brandId, question, id],
    )
  return decided === 1
}

/** Whoever decides that day ("yyyy-MM-dd"); person ids. */
export const answerDeciders = (db: Db, brandId: number, day: string): number[] =>
  firstPresent(db, brandId, ['general_manager'], day).map(({ id }) => id)
