/** Which approval is meant: that of the button, else what waits for this person in the complaint, else what waits for them at all. */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { approversOf, mayDecide } from '../../domain/approvals/approvers.js'
import { type Approval, approvalById, decisionsOf, waitingIn, waitingInBrand } from '../../domain/approvals/find.js'
import type { CodeTail } from '../../domain/codes/code.js'
import { complaintOfThread } from '../../domain/complaints/find.js'
import { todayHere } from '../calendar-here.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import type { Here, StaffHere } from '../define.js'
import { staffHere } from '../staff-here.js'
import type { OfPerson } from '../waiting.js'
import { namesSaid, whatSaid } from './asked.js'
import { decidedSaid } from './card.js'

/** An approval with the step of the card that was pressed. */
export interface Pressed {
  approval?: number
  step?: number
}

interface Typed extends Pressed {
  code?: CodeTail
  /** Of the problem or the claim. */
  number?: number
}

interface Meant {
  here: StaffHere
  approval: Approval
}

const MOST = 6

/** @throws NotAllowed for whoever is not asked, UserMistake for what is decided, Ask where several wait. */
export async function approvalMeant(context: Here, { approval: id, step, ...typed }: Typed): Promise<Meant> {
  const pressed = id === undefined ? undefined : approvalById(context.db, id)
  if (id !== undefined && !pressed) throw new UserMistake({ key: 'core.buttonStale' })
  const here = await staffHere(context, pressed?.brandId)
  const approval = pressed ?? typedOne(here, typed)
  mustWait(here, approval, step ?? approval.step)
  const today = todayHere(here)
  if (mayDecide(here.db, approval, here.person.id, today)) return { here, approval }
  const people = namesSaid(approversOf(here.db, approval, today))
  throw new NotAllowed({ key: 'approval.notYours', values: { code: approval.code, people } })
}

function mustWait({ db }: StaffHere, approval: Approval, step: number): void {
  if (approval.state === 'waiting' && approval.step === step) return
  const decision = decisionsOf(db, approval.id).find((one) => one.step === step)
  if (decision) throw new UserMistake(decidedSaid(approval, decision))
  throw new UserMistake({ key: 'approval.withdrawn', values: { code: approval.code, what: whatSaid(approval) } })
}

function typedOne(here: StaffHere, { code, number }: Pick<Typed, 'code' | 'number'>): Approval {
  const { db, brand, thread } = here
  const ofThread = thread ? complaintOfThread(db, thread.id) : undefined
  const complaint = code || ofThread?.brandId === brand.id ? meantOpenComplaint(here, code) : undefined
  const all = complaint ? waitingIn(db, complaint.id) : waitingInBrand(db, brand.id)
  const numbered = all.filter((one) => number === undefined || one.number === number)
  const own = ownOf(here, numbered)
  // What waits for others only is named, so that it can be said for whom.
  const [first, ...others] = own.length > 0 || !complaint ? own : numbered.slice(0, 1)
  if (!first)
    throw new UserMistake({
      key: complaint ? 'approval.none' : 'approval.noneForYou',
      values: { code: complaint?.code },
    })
  if (others.length === 0) return first
  const options = [first, ...others].slice(0, MOST).map((one) => ({ label: lineOf(one), value: one.id }))
  throw new Ask('approval', { key: 'approval.which' }, options)
}

/** Those that wait for this person. */
export const ownOf = (here: OfPerson, approvals: Approval[], personId = here.person.id): Approval[] =>
  approvals.filter((one) => mayDecide(here.db, one, personId, todayHere(here)))

export const lineOf = (approval: Approval) => ({
  key: 'approval.line',
  values: { code: approval.code, customer: approval.customer, what: whatSaid(approval) },
})
