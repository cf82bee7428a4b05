/** The card of somebody who says who he is: with buttons while it waits, with the decision afterwards, wherever it was shown. */
import { choices, type Draft, text } from '../../core/draft.js'
import { brandById } from '../../domain/people/brand.js'
import type { Decision, Registration } from '../../domain/people/registration.js'
import type { Db } from '../../store/store.js'

/** @param again distinguishes a card that is shown once more in the same room */
export function waitingCard(db: Db, registration: Registration, room: number, again = ''): Draft {
  const decide = (decision: Decision) => ({
    command: 'registration',
    given: { registration: registration.id, decision },
  })
  return {
    key: `${keysOf(registration)}${room}${again && `:${again}`}`,
    room,
    blocks: [
      text('setup.registration.waiting', valuesOf(db, registration)),
      choices([
        { label: { key: 'button.approve' }, does: decide('approve') },
        { label: { key: 'button.reject' }, does: decide('reject') },
      ]),
    ],
  }
}

/** Edits of all cards of a registration that no longer waits; the one in room `here` first. */
export function decidedCards(db: Db, registration: Registration, here: number): Draft[] {
  const outcome = registration.decidedBy === null ? 'withdrawn' : registration.state
  const keys = keysOf(registration)
  const posts = db.sql.all<{ key: string; roomId: number }>(
    'SELECT "key", "roomId" FROM "Post" WHERE "key" > ? AND "key" < ? ORDER BY "roomId" <> ?, "id"',
    keys,
    `${keys}~`,
    here,
  )
  const values = valuesOf(db, registration)
  return posts.map(({ key, roomId }) => ({
    edits: key,
    room: roomId,
    blocks: [text(`setup.registration.${outcome}`, values)],
  }))
}

const keysOf = ({ id }: Registration): string => `registration:${id}:`

function valuesOf(db: Db, { name, role, brandId, accountId, decidedBy }: Registration) {
  const account = db.sql.get<{ name: string }>('SELECT "name" FROM "Account" WHERE "id" = ?', accountId)?.name
  return {
    name,
    // Whoever calls himself differently than his account is shown with both.
    account: account && account !== name ? { key: 'setup.registration.account', values: { account } } : '',
    role: { key: `role.${role}` },
    brand: brandById(db, brandId)?.name ?? '',
    by: decidedBy ?? '',
  }
}
