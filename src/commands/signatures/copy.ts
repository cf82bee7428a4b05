/** The button under a copy of a form: its holder has received it, once. */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { choices, text } from '../../core/posts/draft.js'
import { localDayOf } from '../../domain/calendar/local-day.js'
import { settle } from '../../domain/complaints/settle.js'
import { policyOf } from '../../domain/policy/kept.js'
import { zoneOf } from '../../domain/policy/rules.js'
import { copyById, mayReceive, receiveCopy } from '../../domain/signatures/copies.js'
import { NOTICE } from '../../domain/signatures/notice.js'
import { record } from '../../domain/timeline.js'
import { quietedRings } from '../complaints/quieted.js'
import { definePublicCommand } from '../define.js'
import { editsOf } from '../edits.js'
import { formCopyKey, printed } from './copies.js'

export default definePublicCommand({
  name: 'copy',
  arguments: { copy: integer() },
  who: 'anyone',
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ copy: id }, { db, rules, person, gesture, now }) {
    const copy = copyById(db, id)
    if (!copy || !person) throw new UserMistake({ key: 'core.buttonStale' })
    const { complaintId, code, form, number, holder } = copy
    const brand = await db.brand.findUniqueOrThrow({ where: { id: copy.brandId } })
    const day = localDayOf(now, zoneOf(rules, brand))
    if (!mayReceive(db, policyOf(db, rules, complaintId), copy, person.id, day))
      throw new NotAllowed({ key: 'signing.notYourCopy', values: { holder } })
    if (!receiveCopy(db, id, person.id, gesture, now))
      throw new UserMistake({ key: 'signing.receivedAlready', values: { person: copy.person ?? '' } })
    const isNotice = form === NOTICE
    const what = isNotice ? 'timeline-signing.noticed' : 'timeline-signing.copy'
    record(db, { complaintId, personId: person.id, what, details: { number, holder }, at: now })
    settle(db, { rules, brand }, complaintId, now)
    const values = { code, form: { key: `forms.title.${form}` }, number, holder }
    const line = text(isNotice ? 'signing.noticed' : 'signing.received', {
      ...values,
      person: person.name,
      at: { instant: now },
    })
    return [
      ...editsOf(db, formCopyKey(id), [line, choices([printed(code, form)])]),
      ...quietedRings({ db, now }, { id: complaintId, code }),
    ]
  },
})
