/** The copies of a form: who holds each, and whether it was received (R002-036, R000-024, R000-026, R002-059). */
import type { Db } from '../../store/store.js'
import type { Complaint } from '../complaints/complaint.js'
import { everybodyNamed } from '../ladder/people.js'
import { adminsOf } from '../people/admin.js'
import type { PersonRow } from '../people/person.js'
import type { Policy } from '../policy/schema.js'
import { isPaid } from './boxes.js'
import { NOTICE, receiversOf } from './notice.js'

export interface CopySent {
  id: number
  form: Policy['sheet']
  number: number
  of: number
  holder: string
  people: PersonRow[]
}

/** When copies are handed out: those for which the policy says so once all is planned, the others when it is closed. */
export type Occasion = 'planned' | 'closed'

/** Makes a row for each copy of this round that is due now and not handed out yet. @param day "yyyy-MM-dd" */
export function handOut(
  db: Db,
  policy: Policy,
  complaint: Complaint,
  { day, at, occasion }: { day: string; at: Date; occasion: Occasion },
): CopySent[] {
  const { id: complaintId, brandId, round } = complaint
  const { sheet: form } = policy
  const holders = holdersOf(db, policy, complaintId)
  return holders.flatMap(({ holder, to, when }, index) => {
    if (occasion === 'planned' && when !== 'planned') return []
    const number = index + 1
    if (!db.sql.insertNew('FormCopy', { complaintId, round, form, holder, number, sentAt: at })) return []
    const id = db.sql.get<{ id: number }>(COPY, complaintId, round, form, holder)?.id
    if (id === undefined) throw new Error(`no copy for ${holder}`)
    const named = everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, to)
    return [{ id, form, number, of: holders.length, holder, people: named.length > 0 ? named : adminsOf(db) }]
  })
}

const COPY = 'SELECT "id" FROM "FormCopy" WHERE "complaintId" = ? AND "round" = ? AND "form" = ? AND "holder" = ?'

/** In the order of the policy; those for what is paid only where something was. */
export function holdersOf(db: Db, { copies }: Policy, complaintId: number): Policy['copies'] {
  const paid = isPaid(db, complaintId)
  return copies.filter(({ when }) => when !== 'paid' || paid)
}

export interface CopyHeld {
  id: number
  form: string
  number: number
  holder: string
  complaintId: number
  brandId: number
  code: string
  /** Who received it; null while nobody has. */
  person: string | null
}

export const copyById = (db: Db, id: number): CopyHeld | undefined =>
  db.sql.get(
    `SELECT "FormCopy"."id", "form", "number", "holder", "complaintId", "brandId", "code", "Person"."name" AS "person"
     FROM "FormCopy" JOIN "Complaint" ON "Complaint"."id" = "complaintId"
     LEFT JOIN "Person" ON "Person"."id" = "personId" WHERE "FormCopy"."id" = ?`,
    id,
  )

/** Whether the person is among those who may hold it. @param day "yyyy-MM-dd" */
export function mayReceive(db: Db, policy: Policy, copy: CopyHeld, person: number, day: string): boolean {
  const { brandId, form, holder } = copy
  if (form === NOTICE) return receiversOf(db, copy, day).some(({ id }) => id === person)
  const to = policy.copies.find((one) => one.holder === holder)?.to
  const named = to ? everybodyNamed(db, { brandId, departmentId: null, keeper: null, day }, to) : []
  return (named.length > 0 ? named : adminsOf(db)).some(({ id }) => id === person)
}

/** False when somebody was quicker. */
export const receiveCopy = (db: Db, id: number, person: number, gesture: string, at: Date): boolean =>
  db.sql.run(
    'UPDATE "FormCopy" SET "personId" = ?, "gesture" = ?, "receivedAt" = ? WHERE "id" = ? AND "receivedAt" IS NULL',
    person,
    gesture,
    at,
    id,
  ) === 1
