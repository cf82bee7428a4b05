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

const keyOf = ({ id, round }: Complaint): string => `sheet:${id}:${round}`

/** Asks everybody who has to sign, once a round; nothing where nobody has to. */
export function sheetPosts(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules } = context
  const boxes = boxesOf(db, policyOf(db, rules, complaint.id), complaint)
  const key = keyOf(complaint)
  if (boxes.every(({ signature }) => signature) || copiesOf(db, key).length > 0) return []
  const people = boxes.flatMap((box) => (box.signature ? [] : signersHere(context, box).slice(0, 1)))
  const ids = [...new Set(people.map(({ id }) => id))]
  return placesOf(db, rules, complaint, ids).map((place) => ({
    ...place,
    urgent: true,
    reply: false,
    members: ids,
    key: place.room === complaint.roomId ? key : copyKey(key, place.room),
    blocks: sheetBlocks(context, complaint, boxes),
  }))
}

/** The same post, wherever it stands, after somebody has signed or the complaint was closed. */
export function sheetEdits(context: StaffHere, complaint: Complaint): Draft[] {
  const { db, rules } = context
  const boxes = boxesOf(db, policyOf(db, rules, complaint.id), complaint)
  const blocks = sheetBlocks(context, complaint, boxes)
  return copiesOf(db, keyOf(complaint)).map(({ key, room, thread }) => ({ room, thread, edits: key, blocks }))
}

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

function sheetBlocks(context: StaffHere, { code, customer }: Complaint, boxes: Box[]): DraftBlock[] {
  const open = boxes.filter(({ signature }) => !signature)
  const title = text(open.length > 0 ? 'signing.title' : 'signing.complete', { code, customer })
  const lines = list(boxes.map((box) => boxSaid(context, box)))
  if (open.length === 0) return [title, lines]
  const does = { command: 'sign', given: { code: tailOf(code) } }
  return [title, lines, choices([{ label: { key: 'button.sign' }, does }])]
}
