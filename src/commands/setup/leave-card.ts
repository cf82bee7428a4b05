/** The card on which somebody's leave is decided: with buttons while it waits, with the decision afterwards, wherever it was shown. */

import type { Said, Value } from '../../core/errors.js'
import {
  choices,
  type Does,
  type Draft,
  type DraftBlock,
  type DraftChoice,
  facts,
  list,
  text,
} from '../../core/posts/draft.js'
import { homeOf } from '../../domain/complaints/home.js'
import { deadlinesOf, openComplaintsBy, pausedOf } from '../../domain/complaints/mine.js'
import { copiesOf, copyKey } from '../../domain/ladder/copies.js'
import type { Decision } from '../../domain/people/decision.js'
import type { LeaveTold } from '../../domain/people/leave.js'
import type { Db } from '../../store/store.js'
import { approvalsOf } from '../approvals/told.js'
import { todayHere } from '../calendar-here.js'
import { deadlineSaid } from '../complaints/cases-mine.js'
import type { StaffHere } from '../define.js'
import { daysOf } from './leave-days.js'

const MOST_NAMED = 10

/** What became of it. @param by whoever decided */
export const leaveLine = (leave: LeaveTold, by = ''): DraftBlock =>
  text(`leave.${leave.state}`, { name: leave.person.name, days: daysOf(leave), by })

export const waitingCard = (leave: LeaveTold, room: number, mentions: number[] = []): Draft => ({
  key: copyKey(keyOf(leave), room),
  room,
  mentions,
  blocks: [
    leaveLine(leave),
    details(leave),
    choices(DECISIONS.map((decision) => ({ label: { key: `button.${decision}` }, does: deciding(leave, decision) }))),
  ],
})

/** The same buttons where several leaves are listed: each names whose it is. */
export const decisionsOn = (leave: LeaveTold): DraftChoice[] =>
  DECISIONS.map((decision) => ({
    label: { key: `setup.staff.button.${decision}`, values: { name: leave.person.name } },
    does: deciding(leave, decision),
  }))

const DECISIONS = ['approve', 'reject'] as const

const deciding = ({ id }: LeaveTold, decision: Decision): Does => ({
  command: 'leave_decision',
  given: { leave: id, decision },
})

/** Edits of all cards of a leave that no longer waits; the one in room `here` first. */
export const decidedCards = (db: Db, leave: LeaveTold, here: number, by?: string): Draft[] =>
  copiesOf(db, keyOf(leave))
    .sort((one, other) => Number(other.room === here) - Number(one.room === here))
    .map(({ key, room, thread }) => ({ edits: key, room, thread, blocks: [leaveLine(leave, by), details(leave)] }))

/** The deputy is told in the work group, with what waits for the person now. */
export async function handover(here: StaffHere, { person, personId, deputy, ...leave }: LeaveTold): Promise<Draft[]> {
  if (!deputy) return []
  const lines = (await openOf(here, personId)).slice(0, MOST_NAMED)
  const values = { name: person.name, days: daysOf(leave), deputy: deputy.name }
  return atHome(here, (room) => ({
    room,
    mentions: [deputy.id],
    blocks: [
      text('leave.handover', values),
      ...(lines.length > 0 ? [list(lines, { key: 'leave.open', values: { name: person.name } })] : []),
    ],
  }))
}

/** What the person has to do, the most urgent first; then complaints they keep that wait for others, and what is paused. */
async function openOf(here: StaffHere, personId: number): Promise<Said[]> {
  const { db, rules, brand, now } = here
  const day = todayHere(here)
  const clocks = await deadlinesOf(db, rules, brand.id, personId, day)
  const named = new Set(clocks.map(({ complaint }) => complaint.id))
  const kept = (await openComplaintsBy(db, brand.id, personId)).filter(({ id }) => !named.has(id))
  const paused = await pausedOf(db, brand.id, personId, day)
  return [
    ...clocks.map((clock) => deadlineSaid(clock, now)),
    ...approvalsOf(here, personId),
    ...kept.map(({ code, customer }) => ({ key: 'complaint.label', values: { code, customer: customer.name } })),
    ...paused.map(({ code, customer, pauses: [pause] }) => ({
      key: 'leave.paused',
      values: { code, customer: customer.name, why: pause?.reason },
    })),
  ]
}

/** A post in the brand's work group; none where there is no such group, or it is the room `but`. */
export function atHome({ db, brand, room }: StaffHere, post: (room: number) => Draft, but?: number): Draft[] {
  const home = homeOf(db, brand.id, room.platform)
  return home && home.id !== but ? [{ thread: null, reply: false, ...post(home.id) }] : []
}

function details({ deputy, reason }: LeaveTold): DraftBlock {
  const nobody: Value = { key: 'leave.noDeputy' }
  return facts([
    ['leave.fact.deputy', deputy?.name ?? nobody],
    ['leave.fact.reason', reason ?? undefined],
  ])
}

const keyOf = ({ id }: LeaveTold): string => `leave:${id}`
