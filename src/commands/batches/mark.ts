/** Marks a problem with the batch it is from and what is wrong with that; the number of units may be said along with it. */
import { Ask, UserMistake } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { type Draft, text as say } from '../../core/posts/draft.js'
import { deliverBatch, markBatch, sharesOf } from '../../domain/batches/batch.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { presentOn } from '../../domain/people/leave.js'
import { peopleInRole } from '../../domain/people/role.js'
import { todayHere } from '../calendar-here.js'
import { tellAndAsk } from '../complaints/ask-next.js'
import { isConcerned } from '../complaints/concerned.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { problemMeant } from '../complaints/problem-meant.js'
import { tell } from '../complaints/tell.js'
import type { StaffHere } from '../define.js'
import { mustBeCounter } from './count.js'
import { alarmPosts, shareSaid } from './told.js'

const MOST_OFFERED = 6
const LONGEST = 40
/** Where the number of units can be told. */
const PLACES = ['work', 'warehouse', 'management', 'direct'] as const

interface Given {
  code?: CodeTyped
  problem?: number
  batch?: string
  fault?: string
  delivered?: number
}

export function markProblem(
  context: StaffHere,
  { code: typed, problem: number, batch, fault, delivered }: Given,
): Draft[] {
  const { db, brand, person, now } = context
  const complaint = meantOpenComplaint(context, typed)
  const problem = problemToMark(context, complaint, number)
  if (batch === undefined) throw new Ask('batch', { key: 'batch.which' })
  if (fault === undefined) {
    const known = sharesOf(db, brand.id, batch).slice(0, MOST_OFFERED)
    const options = known.map((share) => ({ label: share.fault, value: share.fault }))
    throw new Ask('fault', { key: 'batch.whichFault', values: { batch } }, options)
  }
  if (fault.length > LONGEST) throw new Ask('fault', { key: 'batch.longFault' })
  if (delivered !== undefined) mustBeCounter(context)
  const counted = delivered !== undefined && deliverBatch(db, brand.id, batch, delivered, now)
  const marked = markBatch(db, context, { complaint, problem, batch, fault, by: person.id, at: now })
  if (!marked.isNew && !counted) throw new UserMistake({ key: 'batch.same', values: { number: problem.number } })
  return [...markedPosts(context, complaint, problem, { batch, fault: marked.fault }), ...alarmPosts(context, batch)]
}

const problemToMark = (context: StaffHere, complaint: Complaint, number: number | undefined): Problem =>
  problemMeant(context.db, complaint, {
    act: 'batch',
    number,
    may: (one) => isConcerned(context, one),
    which: 'batch.whichProblem',
    notYours: 'batch.notYours',
    unready: () => ({ key: 'complaint.closed', values: { code: complaint.code } }),
  })

/** Where nobody has said how many units there are, there is a button for it; the warehouse is asked with the first of a batch. */
function markedPosts(
  context: StaffHere,
  complaint: Complaint,
  { number }: Problem,
  { batch, fault }: { batch: string; fault: string },
): Draft[] {
  const { db, brand } = context
  const shares = sharesOf(db, brand.id, batch)
  const share = shares.find((one) => one.fault === fault) ?? { count: 1, delivered: null }
  const line = say('batch.marked', { code: complaint.code, number, batch, fault, share: shareSaid(share) })
  if (share.delivered !== null) return tell(context, complaint, line)
  const isFirst = shares.length === 1 && share.count === 1
  const [keeper] = isFirst ? presentOn(db, brand.id, peopleInRole(db, brand.id, 'warehouse'), todayHere(context)) : []
  const does = { command: 'batch', given: { batch, counting: true } }
  const next = { line, label: { key: 'button.delivered' }, does, where: PLACES }
  return tellAndAsk(context, complaint, keeper ? [keeper.id] : [], next)
}
