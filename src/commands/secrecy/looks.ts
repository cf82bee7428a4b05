/** What was posted of a complaint before it became secret, or while it was: the opening, the cards and the titles are said anew. */
import { type Draft, type DraftBlock, text } from '../../core/posts/draft.js'
import { signedAt } from '../../domain/complaints/acknowledge.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { complaintById } from '../../domain/complaints/find.js'
import { mayStand } from '../../domain/secrecy/spot.js'
import { clockEdits, signedEdits } from '../complaints/card.js'
import { newLooks } from '../complaints/look.js'
import { openingEdit } from '../complaints/opening.js'
import type { StaffHere } from '../define.js'

interface SignedCard {
  id: number
  name: string
  at: string
  person: string
}

const SIGNED = `SELECT DISTINCT "Department"."id", "Department"."name", "at", "Person"."name" AS "person"
  FROM "Acknowledgement" JOIN "Problem" ON "Problem"."id" = "problemId"
  JOIN "Department" ON "Department"."id" = "departmentId" JOIN "Person" ON "Person"."id" = "personId"
  WHERE "complaintId" = ?`

export function veiledLooks(context: StaffHere, complaintId: number): Draft[] {
  const { db } = context
  const complaint = complaintById(db, complaintId)
  if (!complaint) return []
  const signed = db.sql.all<SignedCard>(SIGNED, complaintId).flatMap(({ id, name, at: text, person }) => {
    const at = new Date(text)
    const card = signedAt(db, complaintId, { id, name }, at)
    return card ? signedEdits(context, complaint, card, person, at) : []
  })
  const waiting = complaint.state === 'closed' ? [] : clockEdits(context, complaint)
  return [openingEdit(db, complaint), ...waiting, ...signed, ...newLooks(db, complaint)]
}

/** Where its thread is a part of the room, nobody reads it but alone. */
export const unreadLine = (
  { db, rules }: StaffHere,
  { id, roomId: room, threadId: thread }: Complaint,
): DraftBlock[] => (mayStand(db, rules, id, { room, thread }) ? [] : [text('secrecy.alone')])
