/** How a complaint reached us, as it is typed after the rest, and as its opening post and its story show it. */
import type { Given } from '../../core/commands/argument.js'
import { type Said, UserMistake, type Value } from '../../core/errors.js'
import { channel } from '../../core/kinds/channel.js'
import { clause } from '../../core/kinds/clause.js'
import { complainant } from '../../core/kinds/complainant.js'
import { heard } from '../../core/kinds/heard.js'
import { instantAt } from '../../domain/calendar/local-day.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { type Intake, type IntakeTold, intakeOf, isOfPartner } from '../../domain/complaints/intake.js'
import { goodsOf, linesOf } from '../../domain/orders/order.js'
import { zoneOf } from '../../domain/policy/rules.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { contract } from '../orders/contract.js'

/** All of it may be left out: nobody is asked for it (R002-089, R004-011, R004-014, R004-049). */
export const intakeArguments = {
  channel: channel().optional(),
  heard: heard().optional(),
  demand: clause().optional(),
  complainant: complainant().optional(),
  contract: contract().optional(),
}

/** @throws UserMistake for what was heard later than now. */
export function intakeOfTyped({ rules, brand, now }: StaffHere, typed: Given<typeof intakeArguments>): Intake {
  const { channel, heard, demand, complainant, contract } = typed
  const heardAt = heard && instantAt(heard.day, heard.time, zoneOf(rules, brand))
  if (heardAt && heardAt > now) throw new UserMistake({ key: 'intake.notYet', values: { at: { instant: heardAt } } })
  return { channel, heardAt, demand, partner: complainant === 'partner', contract }
}

type Fact = [label: string, value: Value]

/** Nothing of what nobody said. */
export function intakeFacts(db: Db, { id }: Complaint): Fact[] {
  const { channel, told, heardAt, lateBy, demand, contract, orderId, breach, reportedAt } = intakeOf(db, id)
  return [
    ['intake.channel', channel && { key: `value.channel.${channel}` }],
    ['intake.teller', told && { key: 'intake.toldIn', values: { ...told } }],
    ['intake.heard', heardAt && heardSaid(heardAt, lateBy)],
    ['intake.demand', demand],
    ['intake.contract', contract && contractSaid(db, contract, orderId)],
    ['intake.breach', breach === undefined ? undefined : { key: `intake.${breach ? 'isBreach' : 'isNone'}` }],
    ['intake.regulator', reportedAt && { instant: reportedAt }],
  ]
}

/** With what was bought by it, where the customer's order is known. */
function contractSaid(db: Db, contract: string, orderId: number | undefined): Value {
  const goods = orderId === undefined ? '' : goodsOf(linesOf(db, orderId))
  return goods === '' ? contract : { key: 'intake.contractOf', values: { contract, goods } }
}

/** The first line of a firm's complaint says that it is one (R002-004). */
export const partnerMarked = (db: Db, { id }: Pick<Complaint, 'id'>, line: Said): Said =>
  isOfPartner(db, id) ? { key: 'intake.partnerMark', values: { line } } : line

const heardSaid = (heardAt: Date, lateBy: IntakeTold['lateBy']): Value =>
  lateBy === undefined
    ? { instant: heardAt }
    : { key: 'intake.heardLate', values: { at: { instant: heardAt }, passed: { minutes: lateBy } } }
