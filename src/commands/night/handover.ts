/** The button under the morning's hand-over: whoever takes complaints down has read it, once (R002-094). */
import { UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/posts/draft.js'
import { handoverById, handoverKey, signHandover } from '../../domain/night/handover.js'
import { REPORTERS } from '../../domain/people/reporters.js'
import { defineCommand } from '../define.js'
import { editsOf } from '../edits.js'

export default defineCommand({
  name: 'handover',
  arguments: { handover: integer() },
  who: REPORTERS,
  where: ['work', 'management', 'direct'],
  hidden: true,
  async handle({ handover: id }, { db, brand, person, gesture, now }) {
    const handover = handoverById(db, id)
    if (handover?.brandId !== brand.id) throw new UserMistake({ key: 'core.buttonStale' })
    if (!signHandover(db, id, person.id, gesture, now))
      throw new UserMistake({ key: 'night.already', values: { person: handover.person ?? '' } })
    const blocks = [text('night.taken', { day: { day: handover.day }, person: person.name, at: { instant: now } })]
    const key = handoverKey(brand.id, handover.day)
    return [key, `${key}:again`].flatMap((one) => editsOf(db, one, blocks))
  },
})
