/** Which visit is meant where nobody has named one: those of today to tap, one's own where there are any. */
import { Ask, UserMistake } from '../../core/errors.js'
import type { CodeTyped } from '../../core/kinds/code.js'
import { addDays } from '../../domain/calendar/local-day.js'
import { crewOf } from '../../domain/visits/crew-people.js'
import { type VisitRow, WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { MOST_CHOICES, option, whichVisit } from './which-visit.js'

/** With a code as `whichVisit`. @param since how many days before today count as well @throws Ask, UserMistake */
export async function visitMeant(
  context: StaffHere,
  code: CodeTyped | undefined,
  fits: (visit: VisitRow) => boolean,
  unfit?: (visit: VisitRow) => UserMistake,
  since = 0,
): Promise<VisitRow> {
  if (code) return whichVisit(context, code, fits, unfit)
  const { db, brand, person } = context
  const today = todayHere(context)
  const visits = await db.visit.findMany({
    where: { brandId: brand.id, day: { gte: addDays(today, -since), lte: today }, held: false },
    include: WITH_CUSTOMER,
    orderBy: [{ day: 'asc' }, { time: 'asc' }, { id: 'asc' }],
  })
  const fitting = visits.filter(fits)
  const own = fitting.filter((visit) => crewOf(db, visit).includes(person.id))
  const offered = own.length > 0 ? own : fitting
  if (offered.length === 0) throw new UserMistake({ key: 'door.noneToday' })
  throw new Ask('code', { key: 'door.whichVisit' }, offered.slice(0, MOST_CHOICES).map(option))
}
