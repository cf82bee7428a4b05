/** Short messages to customers: how all of them stand, and one after the other what somebody has to see to (R003-048). */
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { fillBlanks } from '../../domain/sms/fill.js'
import { type Desk, deskOf, type SmsRow, smsById } from '../../domain/sms/listed.js'
import { dropOne, sendAgain, sentByHand } from '../../domain/sms/sending.js'
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKERS } from '../visits/roles.js'
import { newCard, nextBlocks, noneLeft, type Takes, takeNext } from './card.js'
import { listEdits } from './list-post.js'
import { overview } from './overview.js'

type Act = 'sent' | 'again' | 'release' | 'drop'
type Did = Act | 'skip' | 'filled'

/** @param takes whether the gateway sends messages of this number */
export const makeSms = (takes: Takes) =>
  defineCommand({
    name: 'sms',
    arguments: { sms: tapped<number>(), did: tapped<Did>(), card: tapped<string>(), desk: tapped<Desk>() },
    who: BOOKERS,
    where: ['work', 'direct'],
    async handle({ sms, did, card, desk }, context) {
      const { db, brand } = context
      const lists = fillBlanks(context) ? listEdits(db, brand.id) : []
      const row = sms === undefined ? undefined : smsById(db, sms)
      if (row && row.brandId === brand.id && did !== undefined && card !== undefined)
        return [...answered(context, row, did, card, takes), ...lists]
      return [...(desk === undefined ? [overview(context)] : await first(context, desk, takes)), ...lists]
    },
  })

async function first(context: StaffHere, desk: Desk, takes: Takes): Promise<Draft[]> {
  const next = takeNext(context, desk)
  if (next) return newCard(context, next, desk, takes)
  return [{ private: context.gesture === 'button' || undefined, blocks: [noneLeft(context, desk)] }]
}

function answered(context: StaffHere, sms: SmsRow, did: Did, card: string, takes: Takes): Draft[] {
  const { db, brand, room } = context
  const on = { card, desk: deskOf(sms.number), takes, purpose: room.purpose }
  if (did === 'filled') return [{ edits: card, blocks: nextBlocks(context, sms.id, on) }]
  if (did === 'skip') return [{ edits: card, blocks: nextBlocks(context, sms.id + 1, on) }]
  const said = text(act(context, sms.id, did) ? `sms.said.${did}` : 'sms.overAlready', { customer: sms.customer })
  const next = nextBlocks(context, sms.id + 1, on)
  return [{ edits: card, blocks: [said, ...next] }, ...listEdits(db, brand.id)]
}

/** False when somebody was quicker. */
function act({ db, person, now }: StaffHere, id: number, did: Act): boolean {
  if (did === 'sent') return sentByHand(db, id, person.id, now)
  return did === 'drop' ? dropOne(db, id) : sendAgain(db, id, now)
}
