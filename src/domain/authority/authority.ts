/** Authority on the spot: somebody above lets a person decide alone in one case. The timeline is where that stands (R001-040). */
import type { Db } from '../../store/store.js'
import { type Desk, settle } from '../complaints/settle.js'
import type { PersonRow } from '../people/person.js'
import { record } from '../timeline.js'

export interface Authority {
  /** Of its line in the timeline. */
  id: number
  complaintId: number
  holderId: number
  holder: string
  /** What they may do. */
  words: string
  /** Who gave it. */
  giver: string
  /** They have said that they know. */
  known: boolean
}

export interface Giving {
  complaintId: number
  holder: PersonRow
  words: string
  /** Person id. */
  by: number
  at: Date
}

const GIVEN = 'timeline-authority.given'
const KNOWN = 'timeline-authority.known'

export function authorize(db: Db, desk: Desk, { complaintId, holder, words, by, at }: Giving): Authority {
  const details = { holder: holder.name, holderId: holder.id, words }
  record(db, { complaintId, personId: by, what: GIVEN, details, at })
  settle(db, desk, complaintId, at)
  return authoritiesIn(db, complaintId).at(-1) as Authority
}

/** False when they have said so already. */
export function takeNote(db: Db, desk: Desk, { id, complaintId, holderId, known }: Authority, at: Date): boolean {
  if (known) return false
  record(db, { complaintId, personId: holderId, what: KNOWN, details: { authority: id }, at })
  settle(db, desk, complaintId, at)
  return true
}

type Row = Omit<Authority, 'known'> & { known: 0 | 1 }

const AUTHORITIES = `SELECT t."id", t."complaintId", t."details" ->> 'holderId' AS "holderId", t."details" ->> 'holder' AS "holder",
    t."details" ->> 'words' AS "words", "Person"."name" AS "giver",
    EXISTS (SELECT 1 FROM "TimelineEntry" k WHERE k."complaintId" = t."complaintId" AND k."id" > t."id"
      AND k."what" = '${KNOWN}' AND k."details" ->> 'authority' = t."id") AS "known"
  FROM "TimelineEntry" t JOIN "Person" ON "Person"."id" = t."personId" WHERE t."what" = '${GIVEN}'`

const read = (row: Row): Authority => ({ ...row, known: row.known === 1 })

/** All that were given in a complaint, the earliest first. */
export const authoritiesIn = (db: Db, complaintId: number): Authority[] =>
  db.sql.all<Row>(`${AUTHORITIES} AND t."complaintId" = ? ORDER BY t."id"`, complaintId).map(read)

export function authorityById(db: Db, id: number): Authority | undefined {
  const row = db.sql.get<Row>(`${AUTHORITIES} AND t."id" = ?`, id)
  return row && read(row)
}
