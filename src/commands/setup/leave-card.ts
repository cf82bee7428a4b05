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
import { deadlinesOf, openComplaintsBy, pausedOf } from '../../domain/complaints/mine.js'
import { copiesOf, copyKey } from '../../domain/ladder/copies.js'
import type { Decision } from '../../domain/people/decision.js'
import type { LeaveTold } from '../../domain/people/leave.js'
import { DRAFTED_KINDS } from '../../domain/visits/draft.js'
import { isTooMuch } from '../../domain/visits/flaws.js'
import { plannedFor } from '../../domain/visits/off-days.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import type { Db } from '../../store/store.js'
import { approvalsOf } from '../approvals/told.js'
import { todayHere } from '../calendar-here.js'
import { deadlineSaid } from '../complaints/cases-mine.js'
import type { StaffHere } from '../define.js'
import { atHome } from '../home.js'
import { listEdits } from '../plan/lists.js'
import { messagesAnew } from '../sms/anew.js'
import { cardEdit } from '../visits/card.js'
import { offDayBlocks, plannersOfThese } from '../visits/off-days.js'
import { type LeavePlace, leavePlaces } from './leave-asked.js'
import { daysOf } from './leave-days.js'

const MOST_NAMED = 10

/** What became of it. @param by whoever decided */
export const leaveLine = (leave: LeaveTold, by = ''): DraftBlock =>
  text(`leave.${leave.state}`, { name: leave.person.name, days: daysOf(leave), by })

/** A group reads why only where somebody who decides is named in it. @param line of what asks for it again */
export const waitingCard = (
  leave: LeaveTold,
  { room, mentions, alone }: LeavePlace,
  line = leaveLine(leave),
): Draft => ({
  key: cardKey(leave, room),
  room,
  mentions,
  blocks: [
    line,
    details(leave, alone || mentions.length > 0),
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
  cardEdits(db, leave, leaveLine(leave, by)).sort(
    (one, other) => Number(other.room === here) - Number(one.room === here),
  )

/** Whoever asked hears what was decided: alone where they have a direct room, else by name in the group; not from themselves. */
export const toldAsker = (here: StaffHere, leave: LeaveTold): Draft[] =>
  leave.personId === here.person.id
    ? []
    : leavePlaces(here, [leave.person]).map(({ room, mentions }) => ({
        ...{ room, mentions, thread: null, reply: false },
        blocks: [leaveLine(leave, here.person.name)],
      }))

/** All cards of a leave with another line and without buttons; why is no business of a group. */
export const cardEdits = (db: Db, leave: LeaveTold, line: DraftBlock): Draft[] =>
  copiesOf(db, keyOf(leave)).map(({ key, room, thread }) => ({
    ...{ edits: key, room, thread },
    blocks: [line, details(leave, isDirect(db, room))],
  }))

const isDirect = (db: Db, room: number): boolean =>
  db.sql.get(`SELECT 1 FROM "Room" WHERE "id" = ? AND "purpose" = 'direct'`, room) !== undefined

/** In the work group the deputy is told what waits for the person now, and whoever plans what is planned for the person on those days; customers are told who comes. */
export async function handover(here: StaffHere, told: LeaveTold): Promise<Draft[]> {
  const { person, personId, deputy } = told
  const visits = await visitsOf(here, told)
  if (!deputy && visits.length === 0) return []
  const lines = deputy ? (await openOf(here, personId)).slice(0, MOST_NAMED) : []
  const values = { name: person.name, days: daysOf(told), deputy: deputy?.name, count: visits.length }
  const isFull = (visit: VisitRow) => isTooMuch(here.db, visit)
  const heading = { key: deputy ? 'off-days.deputy' : 'off-days.leave', values }
  return [
    ...atHome(here, (room) => ({
      room,
      mentions: [...new Set([...(deputy ? [deputy.id] : []), ...plannersOfThese(here, visits)])],
      blocks: [
        ...(deputy ? [text('leave.handover', values)] : []),
        ...(lines.length > 0 ? [list(lines, { key: 'leave.open', values: { name: person.name } })] : []),
        ...offDayBlocks(visits, { heading, others: true, isFull }),
      ],
    })),
    ...(await goersAnew(here, visits)),
  ]
}

/** It was taken back: whoever was away comes. */
export const takenBack = async (here: StaffHere, told: LeaveTold): Promise<Draft[]> =>
  goersAnew(here, await visitsOf(here, told))

/** Messages and cards say who comes now; where a card cannot be changed, the handover says it. */
async function goersAnew(here: StaffHere, visits: VisitRow[]): Promise<Draft[]> {
  const edits = messagesAnew(here, ...visits.map(({ id }) => id))
  for (const visit of visits) edits.push(...(await cardEdit(here.db, here.rules.policy, visit)).map(quietly))
  return edits
}

const quietly = (draft: Draft): Draft => ({ ...draft, quiet: true })

/** From today on. */
function visitsOf(here: StaffHere, { personId, from, to }: LeaveTold): Promise<VisitRow[]> {
  const today = todayHere(here)
  return plannedFor(here.db, here.brand.id, personId, { from: from > today ? from : today, to })
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

/** Drafts that stand say whose leave waits, and who is away. */
export const draftsAnew = (here: Pick<StaffHere, 'db' | 'rules' | 'brand' | 'now'>): Draft[] =>
  DRAFTED_KINDS.flatMap((kind) => listEdits(here, kind))

function details({ deputy, reason }: LeaveTold, withReason: boolean): DraftBlock {
  const nobody: Value = { key: 'leave.noDeputy' }
  return facts([
    ['leave.fact.deputy', deputy?.name ?? nobody],
    ['leave.fact.reason', (withReason && reason) || undefined],
  ])
}

const keyOf = ({ id }: LeaveTold): string => `leave:${id}`

/** Among its copies in that room, `stage` apart. */
export const cardKey = (leave: LeaveTold, room: number, stage = ''): string => `${copyKey(keyOf(leave), room)}${stage}`
