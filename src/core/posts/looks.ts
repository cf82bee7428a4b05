/** How cards ought to look where only a card that is just pressed can be changed: kept until somebody presses it. */
import type { Db } from '../../store/store.js'
import type { Going } from './going.js'
import type { Leg } from './legs.js'

const ENDING = '~look'

/** A change that cannot be shown now; the newest counts. @param card the row of the card's post */
export function keepLook(db: Db, { key, place, now }: Going, { content, ...leg }: Leg, card: number): void {
  const row = { ...leg, key: `${key}${ENDING}`, content: { ...content, answers: undefined }, editsId: card }
  db.sql.insertNew('Post', { ...row, state: 'superseded', roomId: place.id, createdAt: now })
}

/** Whether the card would look as it was meant to look already: compared as stored. @param card the row of its post */
export function looksSo(db: Db, { content }: Leg, card: number): boolean {
  const newest = db.sql.get<{ content: string }>(
    'SELECT "content" FROM "Post" WHERE "editsId" = ? OR "id" = ? ORDER BY "id" DESC LIMIT 1',
    ...[card, card],
  )
  return newest !== undefined && JSON.stringify(JSON.parse(newest.content).blocks) === JSON.stringify(content.blocks)
}

/** Brings the pressed card up to date, when something else has changed since it was said. Answers the lane to wake. */
export function showLook(db: Db, { here, place, now }: Going): string | undefined {
  if (here?.pressed === undefined) return undefined
  const newest = db.sql.get<{ key: string; threadId: number | null; urgency: number; content: string; card: number }>(
    `SELECT "key", "threadId", "urgency", "content", "editsId" AS "card" FROM "Post" WHERE "editsId" =
       (SELECT coalesce(p."editsId", p."id") FROM "Receipt" r JOIN "Post" p ON p."id" = r."postId"
        WHERE r."roomId" = ? AND r."messageId" = ? ORDER BY r."id" LIMIT 1)
     ORDER BY "id" DESC LIMIT 1`,
    place.id,
    here.pressed,
  )
  if (!newest?.key.endsWith(ENDING)) return undefined
  const { threadId, urgency, card } = newest
  const lane = `g${here.key}${ENDING}`
  const content = { ...JSON.parse(newest.content), answers: here.gesture }
  const row = { key: `${here.key}:shown`, lane, threadId, urgency, content, editsId: card, roomId: place.id }
  db.sql.insertNew('Post', { ...row, createdAt: now })
  return lane
}
