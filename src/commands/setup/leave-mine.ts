/** Leave that waits for the word of the one who asks (R003-041). */
import { leavesFrom } from '../../domain/people/leave.js'
import { superiorsOf } from '../../domain/people/superiors.js'
import { todayHere } from '../calendar-here.js'
import { type OfPerson, pressing, type Waiting } from '../waiting.js'
import { daysOf } from './leave-days.js'

export async function leavesMine(context: OfPerson): Promise<Waiting[]> {
  const { db, brand, person } = context
  const some = await leavesFrom(db, brand.id, todayHere(context))
  return some
    .filter(
      ({ state, personId }) =>
        state === 'waiting' && superiorsOf(db, brand.id, personId).some(({ id }) => id === person.id),
    )
    .map((leave) => ({
      line: {
        key: leave.deputy ? 'leave.lineDeputy' : 'leave.line',
        values: { name: leave.person.name, days: daysOf(leave), deputy: leave.deputy?.name },
      },
      button: pressing('leave_decision', { leave: leave.id, decision: 'approve' }, { label: 'approve' }),
    }))
}
