/** Somebody signs the boxes of the handling sheet that are theirs, perhaps with a remark (R000-030, R002-037, R002-042 to R002-045). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { code } from '../../core/kinds/code.js'
import { text } from '../../core/kinds/text.js'
import { text as say } from '../../core/posts/draft.js'
import { policyOf } from '../../domain/policy/kept.js'
import { boxesOf } from '../../domain/signatures/boxes.js'
import { mayBeSigned } from '../../domain/signatures/reply.js'
import { signBoxes } from '../../domain/signatures/sign.js'
import { endIfComplete } from '../complaints/complete.js'
import { meantOpenComplaint } from '../complaints/meant.js'
import { tell } from '../complaints/tell.js'
import { defineCommand, type StaffHere } from '../define.js'
import { sheetEdits, signersHere } from './sheet.js'

export default defineCommand({
  name: 'sign',
  arguments: { code: code().optional(), remark: text().optional() },
  form: ['code', 'remark'],
  who: 'staff',
  where: ['work', 'warehouse', 'management', 'direct'],
  async handle({ code: typed, remark }, context: StaffHere) {
    const { db, rules, person, gesture, now } = context
    const complaint = meantOpenComplaint(context, typed)
    const { code } = complaint
    const policy = policyOf(db, rules, complaint.id)
    const boxes = boxesOf(db, policy, complaint)
    if (boxes.length === 0) throw new UserMistake({ key: 'signing.none', values: { code } })
    const own = boxes.filter((box) => signersHere(context, complaint, box).some(({ id }) => id === person.id))
    const waiting = own.filter(({ signature }) => !signature)
    if (own.length === 0) {
      const names = boxes.flatMap((box) =>
        box.signature ? [] : signersHere(context, complaint, box).map(({ name }) => name),
      )
      throw new NotAllowed({ key: 'signing.notYours', values: { code, people: [...new Set(names)] } })
    }
    if (waiting.length === 0) throw new UserMistake({ key: 'signing.already', values: { code } })
    if (!mayBeSigned(db, policy, complaint))
      throw new UserMistake({ key: `signing.tooEarly.${policy.sheet}`, values: { code } })
    const signed = signBoxes(db, context, { complaint, boxes: waiting, remark, by: person.id, gesture, at: now })
    const line = say(remark === undefined ? 'signing.done' : 'signing.doneSaid', {
      ...{ code, person: person.name, boxes: signed },
      said: remark ?? '',
    })
    return [
      ...tell(context, complaint, line),
      ...sheetEdits(context, complaint),
      ...(await endIfComplete(context, complaint)),
    ]
  },
})
