/** What was agreed in writing: the photo of the paper that the customer and we have signed (R004-026, R004-059). */
import { Ask } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { photos } from '../../core/kinds/photos.js'
import { text } from '../../core/posts/draft.js'
import { fileAgreement } from '../../domain/complaints/agreement.js'
import { defineCommand, type StaffHere } from '../define.js'
import { paperKey } from '../evidence/paper-key.js'
import { endIfComplete } from './complete.js'
import { closedLooks } from './look.js'
import { meantComplaint } from './meant.js'
import { tell } from './tell.js'

/** Also of a closed complaint: papers come late. */
export default defineCommand({
  name: 'agreement',
  arguments: { code: code().optional(), photos: photos().optional() },
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now, key } = context
    const complaint = meantComplaint(context, given.code)
    const values = { code: complaint.code }
    if (given.photos === undefined) throw new Ask('photos', { key: 'plan.sendPaper', values })
    fileAgreement(db, context, { complaint, by: person.id, at: now })
    const [answer, ...copies] = tell(context, complaint, text('plan.paper', values))
    return [
      { blocks: [], ...answer, key: paperKey('agreement', complaint.id, key) },
      ...copies,
      ...(await endIfComplete(context, complaint)),
      ...closedLooks(db, complaint.id),
    ]
  },
})
