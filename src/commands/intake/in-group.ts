/**
 * What a customer said in their own group, taken down there by a reply of the staff (R000-019): it is handled in the work
 * room, and the customers read nothing of that.
 */
import { Ask } from '../../core/errors.js'
import type { AccountSeen } from '../../core/event.js'
import { type Draft, text } from '../../core/posts/draft.js'
import type { Told } from '../../domain/complaints/intake.js'
import { identify } from '../../domain/customers/identify.js'
import { isOurs } from '../../domain/people/ours.js'
import type { StaffHere } from '../define.js'

interface Typed {
  customer?: string
  phone?: string
  /** Who wrote the message that is quoted. */
  teller?: AccountSeen
}

/** Whoever wrote the message is the customer, unless somebody else is named. @throws Ask for what is not known, without naming anybody. */
export function customerInGroup(context: StaffHere, typed: Typed) {
  const { db, brand } = context
  const { customer, phone } = typed
  const said = identify(db, brand.id, { name: customer, phone })
  if (!('missing' in said)) return said
  const found = identify(db, brand.id, { name: customer ?? tellerOf(context, typed), phone })
  if (!('missing' in found)) return found
  const missing = phone === undefined ? 'phone' : 'customer'
  throw new Ask(missing, { key: missing === 'phone' ? 'intake.group.askPhone' : 'intake.group.askName' })
}

/** For the record: by their own name there, where the platform tells it. */
export const toldIn = (context: StaffHere, typed: Typed, { name }: { name: string }): Told => ({
  teller: tellerOf(context, typed) ?? name,
  room: context.room.title,
})

/** In the group only that it was heard; everything else where the complaint is handled. @param home room and thread, row ids */
export const heardInGroup = (posts: readonly Draft[], home: { room: number; thread: number | null }): Draft[] => [
  { blocks: [text('intake.group.registered')] },
  ...posts.map((draft) => ({ ...draft, ...(draft.room === undefined ? home : {}), reply: false })),
]

/** A colleague who wrote it is not the customer. */
const tellerOf = ({ db, room }: StaffHere, { teller }: Typed): string | undefined =>
  teller && !isOurs(db, room.platform, teller.id) ? teller.name : undefined
