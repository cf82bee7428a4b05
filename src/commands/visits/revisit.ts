/** Books the visit that finishes what another left behind: the same home, the goods that were missing (R003-007). */
import { UserMistake } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/posts/draft.js'
import { bookedFor, leftoverById, openLeftovers } from '../../domain/visits/leftover.js'
import { WITH_CUSTOMER } from '../../domain/visits/visit.js'
import { defineCommand, type StaffHere } from '../define.js'
import { editsOf } from '../plan/standing.js'
import { booked, bookingArguments } from './booking.js'
import { broughtFor } from './brought.js'
import { revisitKey } from './checked.js'
import { leftoverEdits } from './leftovers-post.js'
import { BOOKERS } from './roles.js'

export default defineCommand({
  name: 'revisit',
  arguments: { ...bookingArguments, leftover: tapped<number>() },
  who: [...BOOKERS],
  where: ['work', 'direct'],
  hidden: true,
  async handle({ leftover: id = 0, ...given }, context: StaffHere) {
    const { db, brand, lexicon } = context
    const leftover = leftoverById(db, id)
    const visit =
      leftover &&
      (await db.visit.findFirst({ where: { id: leftover.visitId, brandId: brand.id }, include: WITH_CUSTOMER }))
    if (!leftover || !visit) throw new UserMistake({ key: 'visit.unknownCode' })
    const taken = new UserMistake({ key: 'door.noLeftover', values: { code: visit.code } })
    if (!openLeftovers(db, visit.id).some((one) => one.id === id)) throw taken
    const { customer, address, crew, crewPhone, kind } = visit
    const goods = broughtFor(leftover.text, lexicon)
    const same = { customer: customer.name, phone: customer.phone, address, goods }
    const team = { crew: crew ?? undefined, crewPhone: crewPhone ?? undefined }
    const { visit: next, posts } = await booked(kind, { ...given, ...team, ...same }, context)
    if (!bookedFor(db, leftover, next.id)) throw taken
    const values = { code: visit.code, customer: customer.name, text: leftover.text, next: next.code }
    const asked = editsOf(db, revisitKey(id), () => [text('door.cameBooked', values)])
    return [...posts, ...asked, ...leftoverEdits(context)]
  },
})
