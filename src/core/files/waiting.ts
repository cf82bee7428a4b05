/** Pictures whose words led to a question: they wait for its answer, as only then it is known what they show. */
import type { Db } from '../../store/store.js'
import type { ChatEvent } from '../event.js'
import { type FilesSeen, filesQuoted, filesSeen } from './album.js'

/** One per message that led to the question and has files, or quotes some that count as well, oldest first. CROSS JOIN keeps the order: each event is looked up by its id. */
export function filesWaiting(db: Db, question: number, quotedToo = false): FilesSeen[] {
  const rows = db.sql.all<{ payload: string }>(
    `SELECT "Event"."payload" FROM "Question" JOIN "Room" ON "Room"."id" = "Question"."roomId"
     CROSS JOIN json_each("Question"."events") AS "behind"
     CROSS JOIN "Event" ON "Event"."platform" = "Room"."platform" AND "Event"."externalId" = "behind"."value"
     WHERE "Question"."id" = ? ORDER BY "Event"."id"`,
    question,
  )
  return rows.flatMap(({ payload }) => {
    const event = JSON.parse(payload) as ChatEvent
    if (event.kind !== 'message') return []
    const seen = filesSeen(db, event)
    const quoted = quotedToo ? filesQuoted(event) : undefined
    // Where some of a batch are kept already, all are: then there is nothing to add.
    return [...(seen ? [{ ...seen, files: [] }] : []), ...(quoted ? [quoted] : [])]
  })
}
