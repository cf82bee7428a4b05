/** Puts a case before the personnel board: those who sit on it get the printed timeline, in private (R002-057). */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { unaccused } from '../../domain/accused/accused.js'
import { departmentsHeadedBy } from '../../domain/points/assessors.js'
import { personnelBoardOf } from '../../domain/rewards/deciders.js'
import { putBeforeBoard } from '../../domain/rewards/personnel-board.js'
import { todayHere } from '../calendar-here.js'
import { CLOSED_ONES, meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import type { AddressOf } from '../forms/export.js'
import { assessingHere } from '../points/assessing-here.js'
import { privateCards } from '../points/private-cards.js'
import { privately } from '../points/privately.js'
import { decidingOn } from './card.js'

const LEADERS = ['department_head', 'store_manager', 'general_manager', 'assessor']

/** @param addressOf of printed forms */
export const makeBoard = (addressOf: AddressOf) =>
  defineCommand({
    name: 'board',
    arguments: { code: code().optional(), reason: text().optional() },
    form: ['code', 'reason'],
    who: 'staff',
    where: ['work', 'management', 'direct'],
    async handle({ code, reason }, context: StaffHere) {
      const { db, person, now } = context
      if (!mayPut(context)) throw new NotAllowed({ key: 'reward.board.notYours' })
      const complaint = meantComplaint(context, code, CLOSED_ONES)
      if (reason === undefined) throw new Ask('reason', { key: 'reward.board.why', values: { code: complaint.code } })
      const values = { code: complaint.code, customer: complaint.customer, reason, name: person.name }
      const answer = privately(context, say('reward.board.put', values))
      const { id: complaintId } = complaint
      if (!putBeforeBoard(db, context, complaintId, { reason, by: person.id, at: now }))
        throw new UserMistake({ key: 'reward.board.already', values })
      const people = unaccused(db, complaintId, personnelBoardOf(db, decidingOn(context, complaintId))).map(
        ({ id }) => id,
      )
      const page = (personId: number) => addressOf({ complaintId, form: 'tracking', personId }, now)
      const cards = await privateCards(context, {
        ...{ key: `board:${complaintId}`, people },
        blocks: (one) => [say('reward.board.told', { ...values, page: page(one) })],
        elsewhere: say('reward.board.waiting', values),
      })
      return [...answer, ...cards]
    },
  })

/** Heads, those on the board, and managers. */
function mayPut(context: StaffHere): boolean {
  const { db, brand, person } = context
  if (person.admin || person.roles.some((role) => LEADERS.includes(role))) return true
  if (departmentsHeadedBy(db, brand.id, person.id, todayHere(context)).length > 0) return true
  return personnelBoardOf(db, assessingHere(context)).some(({ id }) => id === person.id)
}
