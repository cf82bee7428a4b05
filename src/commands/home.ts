/** Posts in the work group of the brand, wherever it was said. */
import type { Draft } from '../core/posts/draft.js'
import { homeOf } from '../domain/complaints/home.js'
import type { StaffHere } from './define.js'

/** None where there is no such group, or it is the room `but`. */
export function atHome({ db, brand, room }: StaffHere, post: (room: number) => Draft, but?: number): Draft[] {
  const home = homeOf(db, brand.id, room.platform)
  return home && home.id !== but ? [{ thread: null, reply: false, ...post(home.id) }] : []
}
