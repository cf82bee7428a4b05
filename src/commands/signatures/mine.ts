/** What somebody has to sign: boxes of handling sheets, for whoever is asked first, and copies that they hold (R002-036, R002-042). */
import { tailOf } from '../../domain/complaints/find.js'
import { policyOf } from '../../domain/policy/kept.js'
import { signersOfBox, unsignedBoxes } from '../../domain/signatures/boxes.js'
import { copyById, mayReceive } from '../../domain/signatures/copies.js'
import { NOTICE, waitingNotices } from '../../domain/signatures/notice.js'
import { mayBeSigned } from '../../domain/signatures/reply.js'
import { casesToSign, copiesOnTheWay } from '../../domain/signatures/waiting.js'
import { todayHere } from '../calendar-here.js'
import { dueSaid, type OfPerson, pressing, type Waiting } from '../waiting.js'

export function boxesMine(context: OfPerson): Waiting[] {
  const { db, rules, brand, person } = context
  const today = todayHere(context)
  return casesToSign(db, brand.id).flatMap((one) => {
    const { id, code, customer } = one
    const policy = policyOf(db, rules, id)
    if (!mayBeSigned(db, policy, one)) return []
    const boxes = unsignedBoxes(db, policy, one)
      .filter((box) => signersOfBox(db, { id, brandId: brand.id }, box, today)[0]?.id === person.id)
      .map(({ name }) => name)
    if (boxes.length === 0) return []
    const line = { key: 'mine.box', values: { code, customer, boxes } }
    return [{ line, button: pressing('sign', { code: tailOf(code) }) }]
  })
}

export function copiesMine(context: OfPerson): Waiting[] {
  const { db, rules, brand, person, now } = context
  const today = todayHere(context)
  return copiesOnTheWay(db, brand.id).flatMap((id) => {
    const copy = copyById(db, id)
    if (!copy || !mayReceive(db, policyOf(db, rules, copy.complaintId), copy, person.id, today)) return []
    const { complaintId, form, code, number, holder } = copy
    const due = form === NOTICE ? waitingNotices(db, complaintId).find((one) => one.id === id)?.due : undefined
    const values = { code, number, holder, form: { key: `forms.title.${form}` }, due: due && dueSaid(due, now) }
    const line = { key: form === NOTICE ? (due ? 'mine.noticeBy' : 'mine.notice') : 'mine.copy', values }
    return [{ at: due, line, button: pressing('copy', { copy: id }, { label: 'received' }) }]
  })
}
