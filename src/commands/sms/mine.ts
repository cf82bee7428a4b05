/** Short messages that wait for somebody to send them: one line for each desk that is theirs (R003-048). */
import { DESK_NAMES, peopleAt, waitingFor } from '../../domain/sms/listed.js'
import { todayHere } from '../calendar-here.js'
import { IN_WORK_ROOMS, type OfPerson, pressing, type Waiting } from '../waiting.js'

export function messagesMine(context: OfPerson): Waiting[] {
  const { db, brand, person } = context
  const today = todayHere(context)
  return DESK_NAMES.flatMap((desk) => {
    const count = waitingFor(db, brand.id, desk).length
    if (count === 0 || !peopleAt(db, brand.id, desk, today).some(({ id }) => id === person.id)) return []
    const button = pressing('sms', { desk }, { label: 'show', where: IN_WORK_ROOMS })
    return [{ line: { key: 'mine.messageCount', values: { count } }, button }]
  })
}
