/** Gives a crew's calendar to whoever plans for it or leads it: a private address to subscribe to, made anew on demand (R003-040). */
import { type Draft, text } from '../../core/posts/draft.js'
import type { CrewRow } from '../../domain/crews/crew.js'
import { feedOf } from '../../domain/crews/feed.js'
import type { StaffHere } from '../define.js'
import { inPrivate } from '../in-private.js'

/** Where calendars are read, and the chance that their secrets are made of. */
export interface FeedDoor {
  address(secret: string): string
  random(bytes: number): Uint8Array
}

export function feedPosts(context: StaffHere, { address, random }: FeedDoor, crew: CrewRow, anew: boolean) {
  const secret = feedOf(context.db, crew.id, random, anew)
  const values = { crew: crew.name, address: address(secret) }
  return inPrivate(context, {
    words: text(anew ? 'crew-feed.anew' : 'crew-feed.ready', values),
    said: text('crew-feed.sentInPrivate', values),
    never: { key: 'crew-feed.onlyInPrivate', values },
  }) satisfies Promise<Draft[]>
}
