/** Measures whose next step is that of the one who asks. */
import { instantAt } from '../../domain/calendar/local-day.js'
import { openMeasures } from '../../domain/measures/measure.js'
import { nextOf } from '../../domain/measures/steps.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { measureSaid } from './card.js'

export function measuresMine(context: OfPerson): Waiting[] {
  const { db, rules, brand, person } = context
  const today = todayHere(context)
  return openMeasures(db, brand.id)
    .filter((measure) => nextOf(db, measure, today).includes(person.id))
    .map((measure) => ({
      at: instantAt(measure.dueOn, '24:00', zoneOf(rules, brand)),
      line: measureSaid(measure, today),
      button: pressing('measure', {}, { label: 'show' }),
    }))
}
