/** The draft once more, when it was all confirmed and gets a visit again: an edit rings nobody (R003-013, R003-022). */
import type { Draft } from '../../core/posts/draft.js'
import { pingPlaces } from '../../domain/people/ping.js'
import { DRAFTED_KINDS, draftOf, isDraftMade, isDraftOver, isLeft } from '../../domain/visits/draft.js'
import { plannersThere } from '../../domain/visits/planners.js'
import { daysOfPost } from '../../domain/visits/posted-days.js'
import type { VisitRow } from '../../domain/visits/visit.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { draftCard, draftKey } from './draft-card.js'

/** Nothing for what whoever confirms it did themselves. @param visit as it is now @param was as it was before, if it was booked before */
export function draftAgain(context: StaffHere, visit: VisitRow, was?: VisitRow): Draft[] {
  const { db, brand, rules, person, key } = context
  const today = todayHere(context)
  const kind = DRAFTED_KINDS.find((one) => one === visit.kind)
  if (!kind || !isDraftMade(db, brand.id, today) || isDraftOver(db, brand.id, today)) return []
  const of = { brandId: brand.id, days: daysOfPost(calendarHere(context), today), kind, policy: rules.policy }
  const wasLeft = was && isLeft(was) && !was.held && was.day >= of.days.from && was.day <= of.days.to
  const [first, ...others] = draftOf(db, of).left
  if (wasLeft || first?.id !== visit.id || others.length > 0) return []
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
