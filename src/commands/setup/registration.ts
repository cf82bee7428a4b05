/** The buttons under a registration: an admin approves or rejects it, once. */
import { UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { decide, registrationById } from '../../domain/people/registration.js'
import { definePublicCommand } from '../define.js'
import { mustBeAdmin } from './may-arrange.js'
import { decidedCards } from './registration-card.js'

export const registration = definePublicCommand({
  name: 'registration',
  arguments: { registration: integer(), decision: act('approve', 'reject') },
  who: ['admin'],
  // An admin decides for every brand, also from a direct chat that has none.
  where: ['unbound', 'work', 'warehouse', 'management', 'customer', 'direct'],
  hidden: true,
  async handle({ registration: id, decision }, { db, person, room, now }) {
    const asked = registrationById(db, id)
    if (!asked || !person) throw new UserMistake({ key: 'core.buttonStale' })
    mustBeAdmin(person)
    if (!decide(db, asked, decision, person.id, now))
      throw new UserMistake({
        key: 'setup.registration.decided',
        values: { name: asked.name, by: asked.decidedBy ?? '' },
      })
    return decidedCards(db, registrationById(db, id) ?? asked, room.id)
  },
})
