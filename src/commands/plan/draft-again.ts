/** The draft once more, when it was all confirmed and gets a visit again: an edit rings nobody (R003-013, R003-022). */
import type { Draft } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { DRAFTED_KINDS, type DraftVisit, draftOf, isDraftMade, isDraftOver, isLeft } from '../../domain/visits/draft.js'
import { plannersThere } from '../../domain/visits/planners.js'
import { daysOfPost } from '../../domain/visits/posted-days.js'
import { isUnasked } from '../../domain/visits/ready.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { isReadyAsked, itemsOf } from '../visits/ready-card.js'
import { draftCard, draftKey } from './draft-card.js'

interface Change {
  /** As it was before, if it was booked before. */
  was?: VisitRow
  /** Somebody is asked in the same moment what its customer has ready. */
  isAsked?: boolean
}

/** Nothing for what whoever confirms it did themselves, nor while somebody else is asked whether its customer is ready. @param visit as it is now */
export function draftAgain(context: StaffHere, visit: VisitRow, { was, isAsked = false }: Change): Draft[] {
  const { from, to } = daysOfPost(calendarHere(context), todayHere(context))
  const wasLeft = was && isLeft(was) && !was.held && was.day >= from && was.day <= to
  const isUnclear = isUnasked(visit, itemsOf(context, visit)) && (isAsked || isReadyAsked(context.db, visit))
  return wasLeft || isUnclear ? [] : ringing(context, visit)
}

/** That question is answered for the first time: now the planners have theirs (R003-010). What stood in the draft when it was made, or was never asked, they know. */
export const draftAnswered = (context: StaffHere, visit: VisitRow): Draft[] =>
  visit.state === 'booked' && isReadyAsked(context.db, visit) ? ringing(context, visit) : []

/** Nothing where another visit has kept the draft open: they know it. */
function ringing(context: StaffHere, visit: VisitRow): Draft[] {
  const { db, brand, rules, person, key } = context
  const today = todayHere(context)
  const kind = DRAFTED_KINDS.find((one) => one === visit.kind)
  if (!kind || !isDraftMade(db, brand.id, today) || isDraftOver(db, brand.id, today)) return []
  const of = { brandId: brand.id, days: daysOfPost(calendarHere(context), today), kind, policy: rules.policy }
  const { left } = draftOf(db, of)
  const isUntold = ({ id, state, flaws }: DraftVisit) =>
    state === 'booked' && flaws.includes('unasked') && isReadyAsked(db, { id })
  if (!left.some(({ id }) => id === visit.id) || left.some((one) => one.id !== visit.id && !isUntold(one))) return []
  const people = plannersThere(db, brand.id, kind, today)
  if (people.length === 0 || people.includes(person.id)) return []
  return pingPlaces(db, rules, brand.id, people).map(
    (place): Draft => ({
      ...place,
      key: `${draftKey(brand.id, today, kind)}${place.room}:${key}`,
      thread: null,
      reply: false,
      blocks: draftCard(db, of),
    }),
  )
}
