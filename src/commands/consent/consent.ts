/** The customer signs what was taken down: a photo of the signed sheet, or consent by phone for whoever is far away (R004-050). */
import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { code } from '../../core/kinds/code.js'
import { photos } from '../../core/kinds/photos.js'
import { text } from '../../core/posts/draft.js'
import { consentOf, fileConsent } from '../../domain/consent/consent.js'
import { closedLooks } from '../complaints/look.js'
import { meantComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { paperKey } from '../evidence/paper-key.js'

/** As the answer to the question for photos: there are none. */
const NO_PHOTO = { label: { key: 'reading.act.byPhone' }, value: 0 }

/** Also of a closed complaint: papers come late. */
export default defineCommand({
  name: 'consent',
  arguments: { code: code().optional(), act: act('byPhone').optional(), photos: photos().optional() },
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle(given, context: StaffHere) {
    const { db, person, now, key } = context
    const complaint = meantComplaint(context, given.code)
    const { id, code } = complaint
    if (given.photos === undefined && !given.act)
      throw new Ask('photos', { key: 'consent.send', values: { code } }, [NO_PHOTO])
    const byPhone = !given.photos
    if (byPhone && consentOf(db, id)?.byPhone) throw new UserMistake({ key: 'consent.already', values: { code } })
    fileConsent(db, context, { complaint, byPhone, by: person.id, at: now })
    const [answer, ...copies] = tell(context, complaint, text(byPhone ? 'consent.phone' : 'consent.signed', { code }))
    const paper = byPhone ? {} : { key: paperKey('consent', id, key) }
    return [{ blocks: [], ...answer, ...paper }, ...copies, ...closedLooks(db, id)]
  },
})
