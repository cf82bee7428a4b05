/** Leave that waits for the word of the one who asks (R003-041). */
import type { Said } from '../../core/errors.js'
import { leavesFrom } from '../../domain/people/leave.js'
import { superiorsOf } from '../../domain/people/superiors.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { daysOf } from './leave-days.js'

export async function leavesMine(context: StaffHere): Promise<Said[]> {
  const { db, brand, person } = context
  const some = await leavesFrom(db, brand.id, todayHere(context))
  return some
    .filter(
      ({ state, personId }) =>
        state === 'waiting' && superiorsOf(db, brand.id, personId).some(({ id }) => id === person.id),
    )
    .map((leave) => ({
      key: leave.deputy ? 'leave.lineDeputy' : 'leave.line',
      values: { name: leave.person.name, days: daysOf(leave), deputy: leave.deputy?.name },
    }))
}
