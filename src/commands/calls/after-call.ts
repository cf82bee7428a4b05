/** What every answered call leaves behind: the visit's next step, a line of its timeline, and the short message that thanks (R003-027, R003-038, R003-039). */
import type { CallRow } from '../../domain/calls/call.js'
import { prepareSms } from '../../domain/sms/prepare.js'
import { record } from '../../domain/timeline.js'
import { takeStep } from '../../domain/visits/steps.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import type { AnswerName } from './answers.js'

/** Calls with which a visit ends. */
const ENDING: readonly string[] = ['installed', 'served']

export async function afterCall(context: StaffHere, call: CallRow, said: AnswerName): Promise<void> {
  const { db, person, now } = context
  const { kind, visitId } = call
  const visit = visitId === null ? null : await db.visit.findUnique({ where: { id: visitId } })
  if (visit) {
    const entry = { what: `timeline-call.${said}` }
    const ended = ENDING.includes(kind) && takeStep(db, { visit, step: 'call', by: person.id, at: now, entry })
    if (!ended) record(db, { visitId: visit.id, personId: person.id, ...entry, at: now })
  }
  if (kind === 'installed') thank(context, call, '4', `4:${visitId}`)
  if (kind === 'yearly') thank(context, call, '7', `7:${call.customerId}:${todayHere(context).slice(0, 4)}`)
}

/** At once, within the hours of the policy. */
function thank({ db, rules, brand, now }: StaffHere, call: CallRow, number: '4' | '7', occasion: string): void {
  const { customerId, customer, phone, visitId } = call
  prepareSms(db, rules.policy, {
    ...{ occasion, number, brandId: brand.id, visitId: visitId ?? undefined },
    customer: { id: customerId, name: customer, phone },
    values: { brand: brand.name },
    releaseAt: now,
    at: now,
  })
}
