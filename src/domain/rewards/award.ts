/** Rewards that somebody of the staff has earned in a case: proposed, then granted or declined, once; paying is not ours (R002-056). */
import type { AwardState } from '../../../prisma/client/client.js'
import type { Db } from '../../store/store.js'
import type { Period } from '../reports/period.js'
import { veiled } from '../secrecy/veil.js'
import { record } from '../timeline.js'

export interface Award {
  id: number
  brandId: number
  complaintId: number
  code: string
  personId: number
  person: string
  reason: string
  state: AwardState
  createdBy: number
  creator: string
}

/** @param reason as it may be read */
const awards = (reason = '"reason"') => `
  SELECT a."id", a."brandId", "complaintId", "code", "personId", p."name" AS "person", ${reason} AS "reason",
    a."state", a."createdBy", creator."name" AS "creator"
  FROM "Award" a JOIN "Complaint" c ON c."id" = "complaintId" JOIN "Person" p ON p."id" = "personId"
  JOIN "Person" creator ON creator."id" = a."createdBy"`

export const awardById = (db: Db, id: number): Award | undefined => db.sql.get(`${awards()} WHERE a."id" = ?`, id)

/** What nobody has decided, the oldest first. */
export const waitingAwards = (db: Db, brandId: number): Award[] =>
  db.sql.all(`${awards()} WHERE a."brandId" = ? AND a."state" = 'proposed' ORDER BY a."id"`, brandId)

/** What was granted in a month, as everybody who reads the board may read it. */
export const grantedIn = (db: Db, brandId: number, { from, to }: Period): Award[] =>
  db.sql.all(
    `${awards(veiled('"reason"', 'c'))} WHERE a."brandId" = ? AND a."state" = 'granted' AND "decidedAt" >= ? AND "decidedAt" < ? ORDER BY a."id"`,
    ...[brandId, from, to],
  )

export type Proposal = Pick<Award, 'brandId' | 'complaintId' | 'personId' | 'reason' | 'createdBy'>

/** Answers its id; undefined while another one for the same person in the same case waits or was granted. */
export function proposeAward(db: Db, proposal: Proposal, at: Date): number | undefined {
  const { complaintId, personId, createdBy } = proposal
  const earlier = db.sql.get(
    `SELECT 1 FROM "Award" WHERE "complaintId" = ? AND "personId" = ? AND "state" <> 'declined'`,
    ...[complaintId, personId],
  )
  if (earlier) return undefined
  const award = db.sql.insert('Award', { ...proposal, state: 'proposed', createdAt: at })
  record(db, { complaintId, personId: createdBy, what: 'timeline-reward.proposed', details: { award }, at })
  return award
}

/** False when somebody was quicker. The timeline says neither who nor why: everybody may read it. @param by person id */
export function decideAward(
  db: Db,
  { id, complaintId }: Pick<Award, 'id' | 'complaintId'>,
  to: 'granted' | 'declined',
  by: number,
  at: Date,
): boolean {
  const decided = db.sql.run(
    `UPDATE "Award" SET "state" = ?, "decidedBy" = ?, "decidedAt" = ? WHERE "id" = ? AND "state" = 'proposed'`,
    ...[to, by, at, id],
  )
  if (decided === 1)
    record(db, { complaintId, personId: by, what: `timeline-reward.${to}`, details: { award: id }, at })
  return decided === 1
}
