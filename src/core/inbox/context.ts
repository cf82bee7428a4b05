/** Who speaks, where: finds or files the room, the account and the thread of an event. Every event comes through here, so it is all prepared statements. */
import type { Db } from '../../store/store.js'
import type { AccountHere, Asker, BrandHere, Context, RoomHere, ThreadHere } from '../commands/command.js'
import type { AccountSeen, ChatEvent, RoomSeen } from '../event.js'
import { threadQuoted } from '../posts/threads.js'

export interface Scene {
  /** It was said or done in the thread itself; else it is about a message that stands in the room, such as the thread's first. */
  inThread: boolean
  room: RoomHere
  account: AccountHere
  person: Asker | null
  brand: BrandHere | null
  thread: ThreadHere | null
}

/** Whether this account is an admin by configuration, as "telegram:1001". */
export type IsAdmin = (account: string) => boolean

const ROOM = '"id", "platform", "externalId", "title", "purpose", "brandId", "locale", "webhook", "gone"'
const ACCOUNT = '"id", "platform", "externalId", "name", "username", "personId"'
const THREAD = '"id", "roomId", "externalId", "tag"'

export function findScene(db: Db, event: ChatEvent, isAdmin: IsAdmin, now: Date): Scene {
  const room = fileRoom(db, event.platform, event.room, now)
  const account = fileAccount(db, event.platform, event.sender)
  if (isAdmin(`${event.platform}:${event.sender.id}`)) makeAdmin(db, account, now)
  const granted = findPerson(db, account)
  const brand = findBrand(db, room, granted)
  return {
    room,
    account,
    person: granted && asker(granted, brand),
    brand,
    ...findThread(db, { id: room.id, brandId: brand?.id ?? null }, event),
  }
}

/** The same with a look only: nothing is filed, and a room of which nothing is known has no brand. */
export function lookAround(
  db: Db,
  platform: string,
  seen: { room: RoomSeen; sender: AccountSeen; thread?: string },
  isAdmin: IsAdmin,
): Pick<Scene, 'person' | 'brand' | 'thread'> & { room: Pick<RoomHere, 'purpose' | 'locale'> } {
  const known = knownRoom(db, platform, seen.room.id)
  const account = knownAccount(db, platform, seen.sender.id)
  const found = account ? findPerson(db, account) : null
  const granted = isAdmin(`${platform}:${seen.sender.id}`)
    ? { id: 0, name: seen.sender.name, roles: [], ...found, admin: 1 }
    : found
  const room = known ?? { purpose: seen.room.direct ? ('direct' as const) : null, locale: null, brandId: null }
  const brand = findBrand(db, room, granted)
  const thread = known && seen.thread !== undefined ? threadCalled(db, known.id, seen.thread) : undefined
  return { room, person: granted && asker(granted, brand), brand, thread: thread ?? null }
}

/** Where it is not clear which brand is meant, somebody is known by all their roles; the command then asks where. */
const asker = ({ id, name, admin, roles }: Granted, brand: BrandHere | null): Asker => ({
  id,
  name,
  admin: admin === 1,
  roles: roles.flatMap((role) => (!brand || role.brandId === brand.id ? [role.role] : [])),
})

const knownRoom = (db: Db, platform: string, id: string): (RoomHere & { gone: number }) | undefined =>
  db.sql.get(`SELECT ${ROOM} FROM "Room" WHERE "platform" = ? AND "externalId" = ?`, platform, id)

const knownAccount = (db: Db, platform: string, id: string): AccountHere | undefined =>
  db.sql.get(`SELECT ${ACCOUNT} FROM "Account" WHERE "platform" = ? AND "externalId" = ?`, platform, id)

const threadCalled = (db: Db, roomId: number, id: string): ThreadHere | undefined =>
  db.sql.get(`SELECT ${THREAD} FROM "Thread" WHERE "roomId" = ? AND "externalId" = ?`, roomId, id)

function fileRoom(db: Db, platform: string, seen: RoomSeen, now: Date): RoomHere {
  const known = knownRoom(db, platform, seen.id)
  if (!known) {
    const row = { platform, externalId: seen.id, title: seen.title, purpose: seen.direct ? ('direct' as const) : null }
    return { id: db.sql.insert('Room', { ...row, createdAt: now }), ...row, brandId: null, locale: null, webhook: null }
  }
  const title = seen.title || known.title
  // What we hear from is there.
  if (known.title !== title || known.gone) {
    db.sql.run('UPDATE "Room" SET "title" = ?, "gone" = 0 WHERE "id" = ?', title, known.id)
    known.title = title
  }
  return known
}

/** The row of an account, added when it is new, its names kept as last seen. */
export function fileAccount(db: Db, platform: string, seen: AccountSeen): AccountHere {
  const known = knownAccount(db, platform, seen.id)
  const username = seen.username ?? null
  if (!known) {
    const row = { platform, externalId: seen.id, name: seen.name, username }
    return { id: db.sql.insert('Account', row), ...row, personId: null }
  }
  if (known.name !== seen.name || known.username !== username) {
    db.sql.run('UPDATE "Account" SET "name" = ?, "username" = ? WHERE "id" = ?', seen.name, username, known.id)
    Object.assign(known, { name: seen.name, username })
  }
  return known
}

function makeAdmin(db: Db, account: AccountHere, now: Date) {
  if (account.personId === null) {
    account.personId = db.sql.insert('Person', { name: account.name, admin: true, createdAt: now })
    db.sql.run('UPDATE "Account" SET "personId" = ? WHERE "id" = ?', account.personId, account.id)
  } else db.sql.run('UPDATE "Person" SET "admin" = 1 WHERE "id" = ? AND "admin" = 0', account.personId)
}

function findPerson(db: Db, account: AccountHere) {
  if (account.personId === null) return null
  const person = db.sql.get<{ id: number; name: string; admin: number }>(
    'SELECT "id", "name", "admin" FROM "Person" WHERE "id" = ?',
    account.personId,
  )
  if (!person) return null
  // Who signs for a department is staff of its brand, also without a role of their own.
  const roles = db.sql.all<{ brandId: number; role: string }>(
    `SELECT "brandId", "role" FROM "Role" WHERE "personId" = ?
     UNION ALL SELECT d."brandId", 'liaison' FROM "Liaison" l JOIN "Department" d ON d."id" = l."departmentId" WHERE l."personId" = ?`,
    person.id,
    person.id,
  )
  return { ...person, roles }
}

type Granted = NonNullable<ReturnType<typeof findPerson>>

/** The same in another brand, for what a direct room says of one: with the roles that the person has there. */
export function inBrand<Rules>(context: Context<Rules>, brandId: number): Context<Rules> {
  const { db, room, account } = context
  if (room.purpose !== 'direct' || context.brand?.id === brandId) return context
  const brand = brandById(db, brandId)
  const granted = findPerson(db, account)
  return brand ? { ...context, brand, person: granted && asker(granted, brand) } : context
}

const brandById = (db: Db, id: number): BrandHere | null =>
  db.sql.get<BrandHere>('SELECT "id", "name", "zone", "weeklyRest" FROM "Brand" WHERE "id" = ?', id) ?? null

/** The room's brand; in a direct room the only brand that the person serves, or for an admin the only one there is. */
function findBrand(db: Db, room: Pick<RoomHere, 'brandId' | 'purpose'>, person: Granted | null): BrandHere | null {
  if (room.brandId !== null) return brandById(db, room.brandId)
  if (room.purpose !== 'direct' || !person) return null
  const [only, ...others] = brandIds(db, person)
  return only === undefined || others.length > 0 ? null : brandById(db, only)
}

/** Those that somebody serves; an admin without a role serves all. */
function brandIds(db: Db, { roles, admin }: Granted): number[] {
  const own = [...new Set(roles.map((role) => role.brandId))]
  if (own.length > 0 || !admin) return own
  return db.sql.all<{ id: number }>('SELECT "id" FROM "Brand" ORDER BY "id"').map(({ id }) => id)
}

/** The brands in which whoever has this account may mean what they say in a direct room. */
export function brandsServed(db: Db, account: AccountHere): BrandHere[] {
  const person = findPerson(db, account)
  return person ? brandIds(db, person).flatMap((id) => brandById(db, id) ?? []) : []
}

/** By the platform's thread, else by the message that was answered, quoted, pressed or reacted to. */
function findThread(
  db: Db,
  room: Pick<RoomHere, 'id' | 'brandId'>,
  event: ChatEvent,
): Pick<Scene, 'thread' | 'inThread'> {
  const known = event.thread === undefined ? undefined : threadCalled(db, room.id, event.thread)
  if (known) return { thread: known, inThread: true }
  if (event.kind === 'message' && event.quote !== undefined)
    return { thread: threadQuoted<ThreadHere>(db, THREAD, event.quote, room) ?? null, inThread: false }
  const message = event.kind === 'message' ? event.replyTo : 'messageId' in event ? event.messageId : undefined
  const post = message === undefined ? undefined : findPostByMessage(db, room.id, message)
  const id = post && (post.threadId ?? post.opensThreadId)
  const thread = id && db.sql.get<ThreadHere>(`SELECT ${THREAD} FROM "Thread" WHERE "id" = ?`, id)
  return { thread: thread || null, inThread: post?.threadId !== null }
}

/** The post that stands behind a platform's message: the newest of its versions. */
export const findPostByMessage = (db: Db, roomId: number, messageId: string) =>
  db.sql.get<{ id: number; threadId: number | null; opensThreadId: number | null }>(
    `SELECT "Post"."id", "Post"."threadId", "Post"."opensThreadId" FROM "Receipt" JOIN "Post" ON "Post"."id" = "Receipt"."postId"
     WHERE "Receipt"."roomId" = ? AND "Receipt"."messageId" = ? ORDER BY "Receipt"."id" DESC LIMIT 1`,
    roomId,
    messageId,
  )
