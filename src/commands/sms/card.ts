/** The card of one short message: to whom, what, and what to do with it. It goes from message to message as they are done. */
import { directRoom } from '../../core/inbox/direct-room.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../../core/posts/draft.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { takeNextSms } from '../../domain/sms/claim.js'
import { type Desk, type SmsRow, waitingFor } from '../../domain/sms/listed.js'
import { hasBlank } from '../../domain/sms/words.js'
import type { StaffHere } from '../define.js'
import { blankSaid } from './blank.js'
import { numberSaid, whyOf } from './list-post.js'

/** Whether the gateway sends messages of this number. */
export type Takes = (number: number) => boolean

/** A new card, to whoever asks alone: numbers are shown in full there. Where they never spoke to us alone, here. */
export async function newCard(context: StaffHere, sms: SmsRow, desk: Desk, takes: Takes): Promise<Draft[]> {
  const { db, room, account, key } = context
  const alone = room.purpose === 'direct' ? room.id : directRoom(db, account.platform, account.externalId)
  const place = alone === undefined ? room : await db.room.findUniqueOrThrow({ where: { id: alone } })
  const card = `sms-card:${key}`
  const blocks = cardBlocks(context, sms, { card, desk, takes, purpose: place.purpose })
  if (place.id === room.id) return [{ key: card, blocks }]
  return [
    { private: context.gesture === 'button' || undefined, blocks: [text('sms.sentAlone')] },
    { key: card, room: place.id, thread: null, reply: false, blocks },
  ]
}

interface On {
  /** The key of the card's post. */
  card: string
  desk: Desk
  takes: Takes
  /** Of the room in which it stands. */
  purpose: StaffHere['room']['purpose']
}

/** The first from that row id on that waits for the same desk and is free; the first of all behind the last. */
export function nextBlocks(context: StaffHere, from: number, on: On): DraftBlock[] {
  const next = takeNext(context, on.desk, from)
  return next ? cardBlocks(context, next, on) : [noneLeft(context, on.desk)]
}

export const takeNext = ({ db, brand, person, now }: StaffHere, desk: Desk, from = 0): SmsRow | undefined =>
  takeNextSms(db, { brandId: brand.id, desk, from }, { by: person.id, at: now })

/** None to send, or none that a colleague does not have before them. */
export function noneLeft({ db, brand }: StaffHere, desk: Desk): DraftBlock {
  const count = waitingFor(db, brand.id, desk).length
  return text(count > 0 ? 'sms.othersSend' : 'sms.allDone', { count })
}

function cardBlocks({ db, rules, brand }: StaffHere, sms: SmsRow, on: On): DraftBlock[] {
  const left = waitingFor(db, brand.id, on.desk).length
  const why = whyOf(sms)
  const because = why === 'blank' ? '' : { key: `sms.because.${why}`, values: { error: sms.error ?? '' } }
  return [
    text('sms.card', { number: numberSaid(sms.number), customer: sms.customer, left }),
    ...blankSaid(db, sms),
    facts([
      ['sms.fact.phone', phonesIn(rules.policy, on.purpose)(sms.phone)],
      ['sms.fact.visit', sms.code ?? ''],
      ['sms.fact.why', because],
    ]),
    text('sms.text', { text: sms.text }),
    choices(answersOf(sms, left, on)),
  ]
}

/** While something is missing it cannot be sent: whoever fills that in presses to see the whole text. */
function answersOf(sms: SmsRow, left: number, { card, desk, takes }: On): DraftChoice[] {
  const press = (did: string): DraftChoice => ({
    label: { key: `sms.button.${did}` },
    does: { command: 'sms', given: { sms: sms.id, did, card, desk } },
  })
  const goes = takes(sms.number) ? [press(sms.gateway === null ? 'release' : 'again')] : []
  const does = hasBlank(sms) ? [press('filled')] : [press('sent'), ...goes]
  return [...does, press('drop'), ...(left > 1 ? [press('skip')] : [])]
}
