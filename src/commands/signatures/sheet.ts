/** The handling sheet as it is signed in chat: one post that lists every box, and changes with each signature (R002-042). */
import type { Said } from '../../core/errors.js'
import { choices, type Draft, type DraftBlock, list, text } from '../../core/posts/draft.js'
import type { Complaint } from '../../domain/complaints/complaint.js'
import { tailOf } from '../../domain/complaints/find.js'
import { placesOf } from '../../domain/complaints/places.js'
import { copiesOf, copyKey } from '../../domain/ladder/copies.js'
import { policyOf } from '../../domain/policy/kept.js'
import { type Box, boxesOf, signersOfBox } from '../../domain/signatures/boxes.js'
import { todayHere } from '../calendar-here.js'
import type { StaffHere } from '../define.js'
import { editsOf } from '../edits.js'

const keyOf = ({ id, round }: Complaint): string => `sheet:${id}:${round}`

/**
 * Asks everybody who has to sign, once a round; nothing where nobody has to. Where they were asked before the work, those
 * who have not signed are asked once more when the customer was called back.
 */
export function sheetPosts(context: StaffHere, complaint: Complaint, occasion: 'planned' | 'called'): Draft[] {
  const key = keyOf(complaint)
  const boxes = boxesHere(context, complaint)
  if (copiesOf(context.db, key).length === 0)
    return asking(context, complaint, boxes, (room) => (room === complaint.roomId ? key : copyKey(key, room)))
  const again = occasion === 'called' ? asking(context, complaint, boxes, (room) => copyKey(`${key}@called`, room)) : []
  return [...sheetEdits(context, complaint), ...again]
}

/** Once something is paid after the sheet was sent, it has more boxes: whoever signs those is asked with one more copy of it. */
export function grownSheet(context: StaffHere, complaint: Complaint): Draft[] {
  const key = keyOf(complaint)
  if (copiesOf(context.db, key).length === 0) return []
  const added = boxesHere(context, complaint).filter(({ when }) => when === 'paid')
  return [
    ...sheetEdits(context, complaint),
    ...asking(context, complaint, added, (room) => copyKey(`${key}@paid`, room)),
  ]
}

/** Pings the first who may sign each of these boxes, where it is not signed. */
function asking(context: StaffHere, complaint: Complaint, boxes: Box[], keyIn: (room: number) => string): Draft[] {
  const { db, rules } = context
  if (boxes.every(({ signature }) => signature)) return []
  const people = boxes.flatMap((box) => (box.signature ? [] : signersHere(context, complaint, box).slice(0, 1)))
  const ids = [...new Set(people.map(({ id }) => id))]
  return placesOf(db, rules, complaint, ids).map((place) => ({
    ...place,
    urgent: true,
    reply: false,
    members: ids,
    key: keyIn(place.room),
    blocks: sheetBlocks(context, complaint),
  }))
}

/** The same post, wherever it stands, after somebody has signed. */
export const sheetEdits = (context: StaffHere, complaint: Complaint): Draft[] =>
  editsOf(context.db, keyOf(complaint), sheetBlocks(context, complaint))

/** Nothing is signed any more: the case was closed, or a new round begins. @param complaint as it was before */
export const sheetOver = (context: StaffHere, complaint: Complaint): Draft[] =>
  editsOf(context.db, keyOf(complaint), sheetBlocks(context, complaint, true))

/** One line for each box: who has signed and when, or who has to. */
export const boxSaid = (context: StaffHere, complaint: Complaint, box: Box): Said =>
  box.signature
    ? {
        key: box.signature.remark === null ? 'signing.signed' : 'signing.signedSaid',
        values: {
          box: box.name,
          person: box.signature.person,
          at: { instant: box.signature.at },
          said: box.signature.remark ?? '',
        },
      }
    : {
        key: 'signing.open',
        values: { box: box.name, people: signersHere(context, complaint, box).map(({ name }) => name) },
      }

export const signersHere = (context: StaffHere, complaint: Complaint, box: Box) =>
  signersOfBox(context.db, complaint, box, todayHere(context))

const boxesHere = ({ db, rules }: StaffHere, complaint: Complaint): Box[] =>
  boxesOf(db, policyOf(db, rules, complaint.id), complaint)

function sheetBlocks(context: StaffHere, complaint: Complaint, isOver = false): DraftBlock[] {
  const { code, customer } = complaint
  const boxes = boxesHere(context, complaint)
  const open = boxes.filter(({ signature }) => !signature)
  const form = { key: `forms.title.${policyOf(context.db, context.rules, complaint.id).sheet}` }
  const title = (key: string) => text(key, { code, customer, form })
  const lines = list(boxes.map((box) => boxSaid(context, complaint, box)))
  if (open.length === 0) return [title('signing.complete'), lines]
  if (isOver)
    return [
      title('signing.over'),
      list(boxes.filter(({ signature }) => signature).map((box) => boxSaid(context, complaint, box))),
    ]
  const does = { command: 'sign', given: { code: tailOf(code) } }
  return [title('signing.title'), lines, choices([{ label: { key: 'button.sign' }, does }])]
}
