/** All that the printed forms tell of a complaint, read at once from its rows. */
import type { Db } from '../../store/store.js'
import { type Consent, consentOf } from '../consent/consent.js'
import { policyOf } from '../policy/kept.js'
import type { Rules } from '../policy/rules.js'
import type { Policy } from '../policy/schema.js'
import { type Box as AskedBox, boxesOf, type Signature } from '../signatures/boxes.js'
import { holdersOf } from '../signatures/copies.js'
import { NOTICE } from '../signatures/notice.js'
import { supervisorOf } from './asked.js'

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
  /** Of the form that is handed out in copies, in this round. */
  copies: Copy[]
  /** The work notice, by the department that got one in this round. */
  notices: Copy[]
  /** The customer's own signature (R004-050). */
  consent: Consent | undefined
  /** Of the site, as somebody told (R000-020). */
  supervisor: string | null
}

/** Undefined when there is no such complaint. */
export async function readCaseFile(db: Db, rules: Rules, complaintId: number): Promise<CaseFile | undefined> {
  const rows = await rowsOf(db, complaintId)
  if (!rows) return undefined
  const policy = policyOf(db, rules, complaintId)
  const receiver = rows.createdBy === null ? null : await db.person.findUnique({ where: { id: rows.createdBy } })
  const boxes = boxesOf(db, policy, rows)
  const handed = await handedOf(db, rows)
  return {
    ...{ ...rows, policy, receiver: receiver?.name, boxes, supervisor: supervisorOf(db, complaintId) },
    consent: consentOf(db, complaintId),
    copies: holdersOf(db, policy, complaintId).map(({ holder }) => ({
      holder,
      received: handed.find((one) => one.form === policy.sheet && one.holder === holder)?.received ?? null,
    })),
    notices: handed.filter(({ form }) => form === NOTICE),
  }
}

/** What was handed out in this round, and who has received it (R002-036, R000-026, R003-043). */
async function handedOf(db: Db, { id, round }: Rows): Promise<(Copy & { form: string })[]> {
  const sent = await db.formCopy.findMany({ where: { complaintId: id, round }, include: ofPerson, ...inOrder })
  return sent.map(({ form, holder, person, gesture, receivedAt: at }) => ({
    ...{ form, holder },
    received: person && gesture && at ? { person: person.name, gesture, at, remark: null } : null,
  }))
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

/** Who has signed for the work notice; where a department got none in chat, by its acknowledgement (R003-043, R002-094). */
export function noticeBoxes(file: CaseFile): Box[] {
  const noticed = file.notices.map(({ holder: name, received: signature }) => ({ name, signature }))
  return [...noticed, ...departmentBoxes(file).filter(({ name }) => noticed.every((one) => one.name !== name))]
}
