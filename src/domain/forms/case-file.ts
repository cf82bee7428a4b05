/** All that the printed forms tell of a complaint, read at once from its rows. */
import type { Db } from '../../store/store.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import type { Policy } from '../policy/schema.js'
import { type Box as AskedBox, boxesOf, isPaid, type Signature } from '../signatures/boxes.js'

/** A box of a form; without a signature it is left empty, to be signed on paper. */
export type Box = Pick<AskedBox, 'name' | 'signature'>

/** A copy of a form; `received` by whoever holds it. */
export interface Copy {
  holder: string
  received: Signature | null
}

const ofPerson = { person: { select: { name: true } } } as const
const ofDepartment = { department: { select: { name: true } } } as const
const inOrder = { orderBy: { id: 'asc' } } as const

const rowsOf = (db: Db, id: number) =>
  db.complaint.findUnique({
    where: { id },
    include: {
      brand: true,
      customer: true,
      visit: { include: { order: true } },
      problems: { include: { ...ofDepartment, acknowledgement: { include: ofPerson } }, orderBy: { number: 'asc' } },
      contacts: { include: { ...ofDepartment, ...ofPerson }, ...inOrder },
      followUps: { include: ofPerson, orderBy: { round: 'asc' } },
      claims: {
        include: { ...ofDepartment, evidence: { where: { shows: 'receipt' } } },
        orderBy: { number: 'asc' },
      },
      assists: { include: { ...ofDepartment, ...ofPerson }, ...inOrder },
      inquiries: { include: { ...ofDepartment, ...ofPerson }, ...inOrder },
      timeline: { include: ofPerson, ...inOrder },
    },
  })

type Rows = NonNullable<Awaited<ReturnType<typeof rowsOf>>>

export interface CaseFile extends Rows {
  /** The one that the complaint began with. */
  policy: Policy
  /** Who took it down; undefined when nobody did. */
  receiver: string | undefined
  /** Those that the policy asks for, in this round (R002-042 to R002-045). */
  boxes: Box[]
  /** Of the forms that are handed out in copies, in this round. */
  copies: Copy[]
}

/** Undefined when there is no such complaint. */
export async function readCaseFile(db: Db, rules: Rules, complaintId: number): Promise<CaseFile | undefined> {
  const rows = await rowsOf(db, complaintId)
  if (!rows) return undefined
  const policy = policyOf(db, rules, complaintId)
  const receiver = rows.createdBy === null ? null : await db.person.findUnique({ where: { id: rows.createdBy } })
  const boxes = boxesOf(db, policy, rows)
  return { ...rows, policy, receiver: receiver?.name, boxes, copies: await copiesOf(db, policy, rows) }
}

/** As they were handed out; before that, as they will be (R002-036, R000-026). */
async function copiesOf(db: Db, policy: Policy, { id, round }: Rows): Promise<Copy[]> {
  const sent = await db.formCopy.findMany({
    where: { complaintId: id, round },
    include: ofPerson,
    orderBy: { number: 'asc' },
  })
  if (sent.length > 0)
    return sent.map(({ holder, person, gesture, receivedAt: at }) => ({
      holder,
      received: person && gesture && at ? { person: person.name, gesture, at, remark: null } : null,
    }))
  const paid = isPaid(db, id)
  return policy.copies.filter(({ when }) => when === 'always' || paid).map(({ holder }) => ({ holder, received: null }))
}

/** One box for each department that has a problem, signed by its acknowledgement (R000-042). */
export function departmentBoxes({ problems }: Pick<CaseFile, 'problems'>): Box[] {
  const names = [...new Set(problems.map(({ department }) => department.name))]
  return names.map((name) => {
    const signed = problems.find(({ department, acknowledgement }) => department.name === name && acknowledgement)
    const acknowledgement = signed?.acknowledgement
    if (!acknowledgement) return { name, signature: null }
    const { person, gesture, at } = acknowledgement
    return { name, signature: { person: person.name, gesture, at, remark: null } }
  })
}
