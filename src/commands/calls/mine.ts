/** Calls that wait for whoever makes them: one line for each list, with the button to its next call. */
import { callersOf } from '../../domain/calls/callers.js'
import { openLists } from '../../domain/calls/open-lists.js'
import { todayHere } from '../calendar-here.js'
import { dueSaid, IN_WORK_ROOMS, type OfPerson, type Waiting } from '../waiting.js'
import { kindSaid } from './list-post.js'

export function callsMine(context: OfPerson): Waiting[] {
  const { db, brand, person, now } = context
  const today = todayHere(context)
  return openLists(db, brand.id, today)
    .filter(({ kind }) => callersOf(db, brand.id, kind, today).some(({ id }) => id === person.id))
    .map(({ kind, count, dueAt }) => ({
      at: dueAt,
      line: { key: 'mine.callList', values: { kind: kindSaid(kind), count, due: dueSaid(dueAt, now) } },
      button: {
        label: { key: 'calls.button.next' },
        does: { command: 'callback', given: { kind } },
        where: IN_WORK_ROOMS,
      },
    }))
}
