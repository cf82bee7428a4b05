/** The boxes of the handling sheet: who signs each before a complaint is closed, and who has (R002-042 to R002-045, R000-030). */
import type { Db } from '../../store/store.js'
import { accusedIn, unaccused } from '../accused/accused.js'
import type { Complaint } from '../complaints/complaint.js'
import { problemsOf } from '../complaints/complaint.js'
import type { Check } from '../complaints/lack.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import type { PersonRow } from '../people/person.js'
import type { Policy } from '../policy/schema.js'
import type { Who } from '../policy/who.js'

export interface Box {
  /** As the policy names it; with the department, where each concerned signs its own. */
  name: string
  department: { id: number; name: string } | null
  by: Who
  /** `paid`: it is there only because something is paid. */
  when: 'always' | 'paid'
  signature: Signature | null
}

export interface Signature {
  person: string
  remark: string | null
  gesture: string
  at: Date
}

/** In the order of the policy; boxes for what is paid only where something was. */
export function boxesOf(db: Db, policy: Policy, complaint: Pick<Complaint, 'id' | 'round'>): Box[] {
  const { signatures } = policy
  if (signatures.length === 0) return []
  const signed = signaturesIn(db, complaint)
  const owners = new Map(
    problemsOf(db, complaint.id).map(({ departmentId: id, department: name }) => [id, { id, name }]),
  )
  const paid = isPaid(db, complaint.id)
  return signatures
    .filter(({ when }) => when === 'always' || paid)
    .flatMap(({ box, by, when }) => {
      const whose = isOfDepartment(by) ? [...owners.values()] : [null]
      return whose.map((department) => {
        const name = department ? `${box}·${department.name}` : box
        return { name, department, by, when, signature: signed.get(name) ?? null }
      })
    })
}

/** Each department that has a problem signs its own. */
export const isOfDepartment = (who: Who): boolean => who === 'head' || 'liaison' in who

function signaturesIn(db: Db, { id, round }: Pick<Complaint, 'id' | 'round'>): Map<string, Signature> {
  const rows = db.sql.all<{ box: string; person: string; remark: string | null; gesture: string; at: string }>(
    `SELECT "box", "Person"."name" AS "person", "remark", "gesture", "at" FROM "Signature"
     JOIN "Person" ON "Person"."id" = "personId" WHERE "complaintId" = ? AND "round" = ?`,
    id,
    round,
  )
  return new Map(rows.map(({ box, at, ...row }) => [box, { ...row, at: new Date(at) }]))
}

/** Whether a claim of it was approved. */
export const isPaid = (db: Db, complaintId: number): boolean =>
  db.sql.get(`SELECT 1 FROM "Claim" WHERE "complaintId" = ? AND "state" IN ('approved', 'received')`, complaintId) !==
  undefined

/** Everybody who may sign the box on that day, "yyyy-MM-dd"; the admins where the policy means nobody who is there. Nobody whom the case is about. */
export function signersOfBox(
  db: Db,
  { id, brandId }: Pick<Complaint, 'id' | 'brandId'>,
  { department, by }: Box,
  day: string,
): PersonRow[] {
  const whose = { brandId, departmentId: department?.id ?? null, keeper: null, accused: accusedIn(db, id), day }
  const people = everybodyNamed(db, whose, by)
  return people.length > 0 ? people : unaccused(db, id, adminsOf(db))
}

export const unsignedBoxes = (...of: Parameters<typeof boxesOf>): Box[] =>
  boxesOf(...of).filter(({ signature }) => !signature)

/** What keeps it open once the customer is satisfied. */
export const lackingSignatures: Check = (db, policy, complaint) => {
  const open = unsignedBoxes(db, policy, complaint)
  return open.length === 0 ? [] : [{ what: 'signatures', details: { boxes: open.map(({ name }) => name) } }]
}
