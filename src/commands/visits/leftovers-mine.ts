/** The goods that should have come, for whoever finds out about them: a line each (R003-007, R003-008). */
import { askersOf } from '../../domain/visits/waited-for.js'
import { calendarHere, todayHere } from '../calendar-here.js'
import type { OfPerson, Waiting } from '../waiting.js'
import { decisions, leftoverLine, leftoversOn } from './leftovers-post.js'

export function leftoversMine(context: OfPerson): Waiting[] {
  const { db, brand, person } = context
  const today = todayHere(context)
  if (!askersOf(db, brand.id, today).some(({ id }) => id === person.id)) return []
  const calendar = calendarHere(context)
  return leftoversOn(context, today).map((one) => {
    const [came] = decisions(one)
    const button: Waiting['button'] = { ...came, where: ['work', 'warehouse', 'direct'] }
    return { at: calendar.closing(one.askOn), line: leftoverLine(one), button }
  })
}
