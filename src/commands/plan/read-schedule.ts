/** The warehouse has read what goes out: by the button under its schedule, a reaction, or a word in its room (R003-014). */
import { UserMistake } from '../../core/errors.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { complaintOfThread } from '../../domain/complaints/find.js'
import { daysOfPost, lastPosted, POST_SCHEDULE } from '../../domain/visits/posted-days.js'
import { scheduleRooms } from '../../domain/visits/rooms.js'
import { scheduleSigner, signSchedule, visitsToSign } from '../../domain/visits/schedule-signature.js'
import { calendarHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { asPosted } from './as-posted.js'
import { editsOf } from './standing.js'
import { maySpeakForWarehouse, mustSpeakForWarehouse } from './warehouse.js'

/** The beginning of the posts' keys; each ends with its room. */
export const scheduleKey = (job: string, brandId: number, day: string): string => `${job}:${brandId}:${day}:`

export const silentKey = (brandId: number, day: string): string => `warehouse-silent:${brandId}:${day}:`

/** The day of the newest sheet, where one speaks in a warehouse and not about a complaint. */
export function sheetHere({ db, brand, room, rules, thread }: StaffHere): string | undefined {
  if (room.purpose !== 'warehouse' || rules.policy.day.warehouse === undefined) return undefined
  if (thread && complaintOfThread(db, thread.id)) return undefined
  return lastPosted(db, brand.id, 'delivery')
}

/** @param day of the post, "yyyy-MM-dd" */
export async function scheduleRead(context: StaffHere, day: string): Promise<Draft[]> {
  const { db, brand, person, room, now, gesture } = context
  const days = daysOfPost(calendarHere(context), day)
  const signer = scheduleSigner(db, brand.id, days, day)
  const isNews = signer === undefined && visitsToSign(db, brand.id, days) > 0
  // A word among colleagues may mean anything.
  if (gesture === 'word' && !(isNews && maySpeakForWarehouse(context))) return []
  mustSpeakForWarehouse(context)
  if (signer)
    throw new UserMistake({
      key: 'planning.warehouse.already',
      values: { person: signer.name, at: { instant: signer.at } },
    })
  if (!isNews) throw new UserMistake({ key: 'planning.nothingToSign' })
  signSchedule(db, brand.id, days, day, person.id, now)
  const line = text('planning.warehouse.signed', { person: person.name, at: { instant: now } })
  const edits = [...(await sheetEdits(context, day, line)), ...editsOf(db, silentKey(brand.id, day), () => [line])]
  const isShown = gesture === 'button' || gesture === 'reaction'
  return isShown && edits.some((edit) => edit.room === room.id) ? edits : [{ blocks: [line] }, ...edits]
}

/** The sheet stays what it was; who has signed for it takes the place of the button. */
async function sheetEdits({ db, brand }: StaffHere, day: string, line: Draft['blocks'][number]): Promise<Draft[]> {
  const depots = (await scheduleRooms(db, brand.id, 'delivery')).filter(({ purpose }) => purpose === 'warehouse')
  return depots.flatMap(({ id }) => {
    const key = `${scheduleKey(POST_SCHEDULE, brand.id, day)}${id}`
    const sheet = asPosted(db, key)
    return sheet.length > 0 ? [{ edits: key, room: id, thread: null, blocks: [line, ...sheet] }] : []
  })
}
