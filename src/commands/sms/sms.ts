/** Short messages to customers: how all of them stand, and one after the other what somebody has to see to (R003-048). */
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { DESK_NAMES, type Desk, deskOf, type SmsRow, smsById, waitingFor } from '../../domain/sms/listed.js'
import { dropOne, sendAgain, sentByHand } from '../../domain/sms/sending.js'
import { defineCommand, type StaffHere } from '../define.js'
import { BOOKERS } from '../visits/roles.js'
import { newCard, nextBlocks, type Takes } from './card.js'
import { listEdits } from './list-post.js'
import { overview } from './overview.js'

type Did = 'sent' | 'again' | 'release' | 'drop' | 'skip'

/** @param takes whether the gateway sends messages of this number */
export const makeSms = (takes: Takes) =>
  defineCommand({
    name: 'sms',
    arguments: { sms: tapped<number>(), did: tapped<Did>(), card: tapped<string>(), desk: tapped<Desk>() },
    who: BOOKERS,
    where: ['work', 'direct'],
    async handle({ sms, did, card, desk }, context) {
      const { db, brand } = context
      const row = sms === undefined ? undefined : smsById(db, sms)
      if (row && row.brandId === brand.id && did !== undefined && card !== undefined)
        return answered(context, row, did, card, takes)
      const [next] = desk === undefined ? [] : waitingFor(db, brand.id, desk)
      if (desk === undefined) return [overview(context)]
      return next ? newCard(context, next, desk, takes) : [{ blocks: [text('sms.allDone')] }]
    },
  })

async function answered(context: StaffHere, sms: SmsRow, did: Did, card: string, takes: Takes): Promise<Draft[]> {
  const { db, brand, room } = context
  const isDone = did === 'skip' || act(context, sms.id, did)
  const said = text(isDone ? `sms.said.${did}` : 'sms.overAlready', { customer: sms.customer })
  const desk = DESK_NAMES.find((one) => one === deskOf(sms.number)) ?? 'service'
  const next = nextBlocks(context, sms.id, { card, desk, takes, purpose: room.purpose })
  return [
    { edits: card, blocks: did === 'skip' ? next : [said, ...next] },
    ...(did === 'skip' ? [] : listEdits(db, brand.id)),
  ]
}

/** False when somebody was quicker. */
function act({ db, person, now }: StaffHere, id: number, did: Exclude<Did, 'skip'>): boolean {
  if (did === 'sent') return sentByHand(db, id, person.id, now)
  return did === 'drop' ? dropOne(db, id) : sendAgain(db, id, now)
}
