/** The button under an authority: whoever holds it knows, and nobody else says so. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/posts/draft.js'
import { authorityById, takeNote } from '../../domain/authority/authority.js'
import { complaintById } from '../../domain/complaints/find.js'
import { openingEdit } from '../complaints/opening.js'
import { definePublicCommand, type Here } from '../define.js'
import { editsOf } from '../edits.js'
import { staffHere } from '../staff-here.js'
import { authorityKey } from './told.js'

export const authorityKnown = definePublicCommand({
  name: 'authority_known',
  arguments: { authority: integer() },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose case it is tells the brand.
  where: ['work', 'management', 'direct'],
  hidden: true,
  async handle({ authority: id }, here: Here) {
    const { db, now } = here
    const authority = authorityById(db, id)
    const complaint = authority && complaintById(db, authority.complaintId)
    if (!authority || !complaint) throw new UserMistake({ key: 'core.buttonStale' })
    const context = await staffHere(here, complaint.brandId)
    const { holder, holderId, words, giver } = authority
    if (context.person.id !== holderId) throw new NotAllowed({ key: 'authority.ofOther', values: { holder } })
    if (!takeNote(db, context, authority, now)) throw new UserMistake({ key: 'authority.already' })
    const values = { code: complaint.code, holder, words, giver, at: { instant: now } }
    return [...editsOf(db, authorityKey(id), [text('authority.known', values)]), openingEdit(db, complaint)]
  },
})
