/** The card of somebody who says who he is: with buttons while it waits, with the decision afterwards, wherever it was shown. */
import type { Registration } from '../../../prisma/client/client.js'
import { choices, type Does, type Draft, text } from '../../core/posts/draft.js'
import type { Decision } from '../../domain/people/decision.js'
import { type KnownElsewhere, knownElsewhere } from '../../domain/people/registration.js'
import type { Db } from '../../store/store.js'

/** @param again distinguishes a card that is shown once more in the same room */
export async function waitingCard(db: Db, registration: Registration, room: number, again = ''): Promise<Draft> {
  const values = await valuesOf(db, registration)
  const known = await knownElsewhere(db, registration)
  const before = await nameBefore(db, registration)
  const same = known && text('setup.registration.same', { name: known.name, platform: platformOf(known) })
  return {
    key: `${keysOf(registration)}${room}${again && `:${again}`}`,
    room,
    blocks: [
      text(values.account ? 'setup.registration.waitingAs' : 'setup.registration.waiting', values),
      ...(before ? [text('setup.registration.renames', { before, name: values.name })] : []),
      ...(same ? [same] : []),
      choices(
        decisionsOn(registration, known).map(({ button, does }) => ({ label: { key: `button.${button}` }, does })),
      ),
    ],
  }
}

/** Whoever is known already, and now says another name: approved, it is theirs everywhere. */
async function nameBefore(db: Db, { accountId, name }: Registration): Promise<string | undefined> {
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId }, include: { person: true } })
  return account.person && account.person.name !== name ? account.person.name : undefined
}

/** What an admin can do: approve, which gives the account to somebody known elsewhere; approve as somebody else; reject. */
export function decisionsOn({ id }: Registration, known: KnownElsewhere | undefined) {
  const deciding = (decision: Decision, same?: number): Does => ({
    command: 'registration',
    given: { registration: id, decision, same },
  })
  return [
    { button: 'approve', does: deciding('approve', known?.id) },
    ...(known ? [{ button: 'apart', does: deciding('approve') }] : []),
    { button: 'reject', does: deciding('reject') },
  ]
}

/** The platform on which somebody is known. */
export const platformOf = ({ platform }: KnownElsewhere) => ({ key: `platform.${platform}` })

/** Edits of all cards of a registration that no longer waits; the one in room `here` first. */
export async function decidedCards(db: Db, registration: Registration, here: number): Promise<Draft[]> {
  const outcome = registration.decidedBy === null ? 'withdrawn' : registration.state
  const keys = keysOf(registration)
  const posts = await db.post.findMany({
    where: { key: { gt: keys, lt: `${keys}~` }, NOT: { key: { contains: '~', startsWith: keys } } },
    orderBy: { id: 'asc' },
  })
  const values = await valuesOf(db, registration)
  return posts
    .sort((one, other) => Number(other.roomId === here) - Number(one.roomId === here))
    .map(({ key, roomId }) => ({
      edits: key,
      room: roomId,
      blocks: [text(`setup.registration.${outcome}`, values)],
    }))
}

const keysOf = ({ id }: Registration): string => `registration:${id}:`

/** The name of the admin who decided; empty while it waits, or when it was replaced by a newer one. */
export async function deciderOf(db: Db, { decidedBy }: Registration): Promise<string> {
  return decidedBy === null ? '' : (await db.person.findUniqueOrThrow({ where: { id: decidedBy } })).name
}

/** What a sentence about a registration may say; `account` is empty where it has the same name. */
export async function valuesOf(db: Db, registration: Registration) {
  const { name, role, brandId, accountId } = registration
  const account = await db.account.findUniqueOrThrow({ where: { id: accountId } })
  const brand = await db.brand.findUniqueOrThrow({ where: { id: brandId } })
  return {
    name,
    // Whoever calls himself differently than his account is shown with both.
    account: account.name === name ? '' : account.name,
    role: { key: `role.${role}` },
    brand: brand.name,
    by: await deciderOf(db, registration),
  }
}
