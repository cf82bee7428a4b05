/** Measures whose next step is that of the one who asks. */
import type { Said } from '../../core/errors.js'
import { openMeasures } from '../../domain/measures/measure.js'
import { nextOf } from '../../domain/measures/steps.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { measureSaid } from './card.js'

export function measuresMine(context: StaffHere): Said[] {
  const { db, brand, person } = context
  const today = todayHere(context)
  return openMeasures(db, brand.id)
    .filter((measure) => nextOf(db, measure, today).includes(person.id))
    .map((measure) => measureSaid(measure, today))
}
