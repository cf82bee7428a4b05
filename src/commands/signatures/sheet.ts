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

/** Asks everybody who has to sign, once a round; nothing where nobody has to. */
export function sheetPosts(context: StaffHere, complaint: Complaint): Draft[] {
  const key = keyOf(complaint)
  if (copiesOf(context.db, key).length > 0) return []
  return asking(context, complaint, boxesHere(context, complaint), (room) =>
    room === complaint.roomId ? key : copyKey(key, room),
  )
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
  const people = boxes.flatMap((box) => (box.signature ? [] : signersHere(context, box).slice(0, 1)))
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

/** The same post, wherever it stands, after somebody has signed or the complaint was closed. */
export const sheetEdits = (context: StaffHere, complaint: Complaint): Draft[] =>
  editsOf(context.db, keyOf(complaint), sheetBlocks(context, complaint))

/** One line for each box: who has signed and when, or who has to. */
export const boxSaid = (context: StaffHere, box: Box): Said =>
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
    : { key: 'signing.open', values: { box: box.name, people: signersHere(context, box).map(({ name }) => name) } }

export const signersHere = (context: StaffHere, box: Box) =>
  signersOfBox(context.db, context.brand.id, box, todayHere(context))

const boxesHere = ({ db, rules }: StaffHere, complaint: Complaint): Box[] =>
  boxesOf(db, policyOf(db, rules, complaint.id), complaint)

function sheetBlocks(context: StaffHere, complaint: Complaint): DraftBlock[] {
  const { code, customer } = complaint
  const boxes = boxesHere(context, complaint)
  const open = boxes.filter(({ signature }) => !signature)
  const form = { key: `forms.title.${policyOf(context.db, context.rules, complaint.id).sheet}` }
  const title = text(open.length > 0 ? 'signing.title' : 'signing.complete', { code, customer, form })
  const lines = list(boxes.map((box) => boxSaid(context, box)))
  if (open.length === 0) return [title, lines]
  const does = { command: 'sign', given: { code: tailOf(code) } }
  return [title, lines, choices([{ label: { key: 'button.sign' }, does }])]
}
