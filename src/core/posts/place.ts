/** The room that a post goes to, and the people that it names there. */
import type { Db } from '../../store/store.js'
import type { RoomHere } from '../commands/command.js'
import type { PostTarget } from '../post.js'
import type { Content } from './stored-post.js'

export interface Place extends Pick<RoomHere, 'id' | 'platform' | 'externalId' | 'locale' | 'purpose'> {
  zone: string | null
  webhook: string | null
}

export const findPlace = (db: Db, room: number | undefined): Place => {
  const place = db.sql.get<Place>(
    `SELECT "Room"."id", "platform", "externalId", "locale", "purpose", "webhook", "Brand"."zone" AS "zone" FROM "Room"
     LEFT JOIN "Brand" ON "Brand"."id" = "Room"."brandId" WHERE "Room"."id" = ?`,
    room,
  )
  if (!place) throw new Error(`a post without a room (${room})`)
  return place
}

/** Where it is, in the platform's words. */
export const targetOf = ({
  externalId,
  purpose,
  webhook,
}: {
  externalId: string
  purpose: string | null
  webhook: string | null
}): PostTarget => ({
  id: externalId,
  direct: purpose === 'direct',
  ...(webhook !== null && { webhook }),
})

/** Somebody without an account on the platform is only named. */
export function findMentions(db: Db, people: number[], platform: string): Content['mentions'] {
  return people.flatMap((id) => {
    const row = db.sql.get<{ name: string; mobile: string | null; account: string | null; username: string | null }>(
      `SELECT "Person"."name", "mobile", "Account"."externalId" AS "account", "Account"."username" FROM "Person"
       LEFT JOIN "Account" ON "Account"."personId" = "Person"."id" AND "Account"."platform" = ? WHERE "Person"."id" = ?`,
      platform,
      id,
    )
    if (!row) return []
    const { name, account, username, mobile } = row
    return [{ name, account: account ?? undefined, username: username ?? undefined, mobile: mobile ?? undefined }]
  })
}
