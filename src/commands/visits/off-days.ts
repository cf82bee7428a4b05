/** Names what is planned for days on which whoever should go is not there, and offers whoever plans it another crew or another day (R003-040, R003-041). */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, list } from '../../core/posts/draft.js'
import { sendersThere } from '../../domain/visits/planners.js'
import { slotOf, type VisitRow } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { atHome } from '../home.js'
import { typedCode } from './card.js'

const MOST_NAMED = 10
const MOST_WITH_BUTTONS = 3

interface Look {
  heading: Said
  /** Another crew could go. */
  others: boolean
  /** Too much for whoever goes instead. */
  isFull?: (visit: VisitRow) => boolean
}

export function offDayBlocks(visits: VisitRow[], { heading, others, isFull = () => false }: Look): DraftBlock[] {
  if (visits.length === 0) return []
  const inOrder = [...visits.filter(isFull), ...visits.filter((visit) => !isFull(visit))]
  const lines = inOrder.slice(0, MOST_NAMED).map((visit): Said => {
    const values = { code: visit.code, customer: visit.customer.name, date: slotOf(visit) }
    return { key: isFull(visit) ? 'off-days.full' : 'off-days.visit', values }
  })
  return [list(lines, heading), choices(inOrder.slice(0, MOST_WITH_BUTTONS).flatMap((visit) => buttons(visit, others)))]
}

function buttons({ code: full, customer }: VisitRow, others: boolean): DraftChoice[] {
  const code = typedCode(full)
  const values = { customer: customer.name }
  const anotherCrew: DraftChoice = {
    label: { key: 'off-days.otherCrew', values },
    does: { command: 'move', given: { code, otherCrew: true } },
  }
  return [
    ...(others ? [anotherCrew] : []),
    { label: { key: 'planning.unready.move', values }, does: { command: 'move', given: { code } } },
  ]
}

/** Whoever plans them, but for the asker; person ids. */
export const plannersOfThese = (here: StaffHere, visits: VisitRow[]): number[] =>
  sendersThere(
    here.db,
    here.brand.id,
    visits.map(({ kind }) => kind),
    todayHere(here),
  ).filter((id) => id !== here.person.id)

/** The answer to whoever made them days off; whoever plans is pinged in the work group. */
export function answerWithOffDays(here: StaffHere, said: DraftBlock[], visits: VisitRow[], look: Look): Draft[] {
  const blocks = [...said, ...offDayBlocks(visits, look)]
  const mentions = plannersOfThese(here, visits)
  if (here.room.purpose === 'work' || mentions.length === 0) return [{ mentions, blocks }]
  return [{ blocks }, ...atHome(here, (room) => ({ room, mentions, blocks }))]
}
