/** The button under the schedule in the warehouse's room: it has read what goes out (R003-014). */
import { UserMistake } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { daysOfPost } from '../../domain/visits/posted-days.js'
import { scheduleSigner, signSchedule } from '../../domain/visits/schedule-signature.js'
import { calendarHere } from '../calendar-here.js'
import { defineCommand } from '../define.js'
import { editsOf } from './standing.js'
import { mustSpeakForWarehouse } from './warehouse.js'

export const silentKey = (brandId: number, day: string): string => `warehouse-silent:${brandId}:${day}:`

export default defineCommand({
  name: 'schedule_read',
  arguments: { day: tapped<string>() },
  who: 'staff',
  where: ['work', 'warehouse', 'direct'],
  hidden: true,
  async handle({ day }, context): Promise<Draft[]> {
    mustSpeakForWarehouse(context)
    const { db, brand, person, now } = context
    if (day === undefined) throw new UserMistake({ key: 'core.buttonStale' })
    const days = daysOfPost(calendarHere(context), day)
    if (!signSchedule(db, brand.id, days, day, person.id, now)) {
      const signer = scheduleSigner(db, brand.id, days, day)
      if (!signer) throw new UserMistake({ key: 'core.buttonStale' })
      throw new UserMistake({
        key: 'planning.warehouse.already',
        values: { person: signer.name, at: { instant: signer.at } },
      })
    }
    const blocks = [text('planning.warehouse.signed', { person: person.name, at: { instant: now } })]
    const edits = editsOf(db, silentKey(brand.id, day), () => blocks)
    return edits.some(({ room }) => room === context.room.id) ? edits : [{ blocks }, ...edits]
  },
})
