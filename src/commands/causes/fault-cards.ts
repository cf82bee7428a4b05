/** The cards about whose fault a problem is: a department is asked whether it accepts, somebody above is asked to decide; settled, they go away. */
import { choices, type Draft, type DraftBlock, type DraftChoice, text } from '../../core/posts/draft.js'
import type { FaultStanding } from '../../domain/causes/fault.js'
import type { Complaint, Problem } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { concernedIn } from '../../domain/complaints/threads.js'
import { copyKey } from '../../domain/ladder/copies.js'
import { type DepartmentRow, departmentsOf } from '../../domain/people/department.js'
import type { PersonRow } from '../../domain/people/person.js'
import type { Db } from '../../store/store.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

/** What a card is about; `number` counts the cards of the problem, from 1. */
export interface FaultCard {
  complaint: Complaint
  problem: Problem
  number: number
}

/** Pings whoever answers for the department. */
export function askingCard(
  context: StaffHere,
  card: FaultCard,
  department: DepartmentRow,
  people: PersonRow[],
): Draft[] {
  const { complaint, problem } = card
  const values = { code: complaint.code, number: problem.number, text: problem.text, department: department.name }
  return posted(context, card, people, [
    text('cause.fault.card', values),
    choices([choiceOf(card, { key: 'button.admit' }, department.name), choiceOf(card, { key: 'button.dispute' })]),
  ])
}

/** Pings whoever decides: one button for each department. @param parties of the dispute: theirs come first */
export function decisionCard(
  context: StaffHere,
  card: FaultCard,
  people: PersonRow[],
  line: DraftBlock,
  parties: string[],
): Draft[] {
  const departments = departmentsOf(context.db, context.brand.id).map(({ name }) => name)
  const options = [...new Set([...parties, ...departments])].map((name) => choiceOf(card, name, name))
  return posted(context, card, people, [line, choices(options)])
}

/** All cards about the problem so far say only this, and have no buttons. */
export const settledCards = (
  db: Db,
  problem: Problem,
  standing: FaultStanding | undefined,
  line: DraftBlock,
): Draft[] =>
  Array.from({ length: standing?.cards ?? 0 }, (_, index) => keyOf(problem, index + 1)).flatMap((key) =>
    editsOf(db, key, [line]),
  )

function posted({ db, rules }: StaffHere, card: FaultCard, people: PersonRow[], blocks: DraftBlock[]): Draft[] {
  const { complaint, problem, number } = card
  const ids = people.map(({ id }) => id)
  const key = keyOf(problem, number)
  return placesOf(db, rules, complaint, ids).map((place) => ({
    ...place,
    key: place.room === complaint.roomId ? key : copyKey(key, place.room),
    urgent: true,
    reply: false,
    members: [...new Set([...concernedIn(db, complaint.id), ...ids])],
    blocks,
  }))
}

const choiceOf = (
  { complaint, problem, number: card }: FaultCard,
  label: DraftChoice['label'],
  department?: string,
): DraftChoice => ({
  label,
  does: {
    command: 'responsible',
    given: {
      code: tailOf(complaint.code),
      problem: problem.number,
      ...(department !== undefined && { department }),
      card,
    },
  },
})

const keyOf = ({ id }: Problem, number: number): string => `fault:${id}:${number}`
