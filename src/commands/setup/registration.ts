/** The buttons under a registration: an admin approves or rejects it, once. */
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { decide, knownElsewhere } from '../../domain/people/registration.js'
import { definePublicCommand } from '../define.js'
import { mustBeAdmin } from './may-arrange.js'
import { decidedCards, deciderOf } from './registration-card.js'
import { staffList, staffListPressed } from './staff-list.js'

export const registration = definePublicCommand({
  name: 'registration',
  arguments: { registration: integer(), decision: act('approve', 'reject'), same: integer().optional() },
  who: ['admin'],
  // An admin decides for every brand, also from a direct chat that has none.
  where: ['unbound', 'work', 'warehouse', 'management', 'customer', 'direct'],
  hidden: true,
  async handle({ registration: id, decision, same }, { db, person, room, about, now }) {
    const asked = await db.registration.findUnique({ where: { id } })
    if (!asked || !person) throw new UserMistake({ key: 'core.buttonStale' })
    mustBeAdmin(person)
    const waits = asked.state === 'waiting'
    if (waits && same !== undefined && (await knownElsewhere(db, asked))?.id !== same)
      throw new UserMistake({ key: 'setup.registration.otherNow', values: { name: asked.name } })
    const decided = await decide(db, asked, decision, person.id, now, same)
    if (!decided) {
      const values = { name: asked.name, by: await deciderOf(db, asked) }
      throw new UserMistake({ key: 'setup.registration.decided', values })
    }
    const cards = await decidedCards(db, decided, room.id)
    const list = await staffListPressed(db, about)
    if (!list) return cards
    const brand = await db.brand.findUniqueOrThrow({ where: { id: asked.brandId } })
    return [{ edits: list, blocks: await staffList(db, brand, person) }, ...cards]
  },
})
