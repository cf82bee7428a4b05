/** The card of one short message: to whom, what, and what to do with it. It goes from message to message as they are done. */
import { directRoom } from '../../core/inbox/direct-room.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../../core/posts/draft.js'
import { phonesIn } from '../../domain/customers/phone.js'
import { type Desk, type SmsRow, waitingFor } from '../../domain/sms/listed.js'
import { MISSING } from '../../domain/sms/words.js'
import type { StaffHere } from '../define.js'
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

/** The next after that one that waits for the same desk; the first again behind the last. */
export function nextBlocks(context: StaffHere, after: number, on: On): DraftBlock[] {
  const waiting = waitingFor(context.db, context.brand.id, on.desk)
  const next = waiting.find(({ id }) => id > after) ?? waiting[0]
  return next ? cardBlocks(context, next, on) : [text('sms.allDone')]
}

function cardBlocks({ db, rules, brand }: StaffHere, sms: SmsRow, on: On): DraftBlock[] {
  const left = waitingFor(db, brand.id, on.desk).length
  const why = whyOf(sms)
  return [
    text('sms.card', { number: numberSaid(sms.number), customer: sms.customer, left }),
    facts([
      ['sms.fact.phone', phonesIn(rules.policy, on.purpose)(sms.phone)],
      ['sms.fact.visit', sms.code ?? ''],
      ['sms.fact.why', { key: `sms.because.${why}`, values: { error: sms.error ?? '' } }],
    ]),
    text('sms.text', { text: sms.text }),
    choices(answersOf(sms, left, on)),
  ]
}

function answersOf(sms: SmsRow, left: number, { card, desk, takes }: On): DraftChoice[] {
  const press = (did: string): DraftChoice => ({
    label: { key: `sms.button.${did}` },
    does: { command: 'sms', given: { sms: sms.id, did, card, desk } },
  })
  const mayGo = takes(sms.number) && !sms.text.includes(MISSING)
  const goes = mayGo ? [press(sms.gateway === null ? 'release' : 'again')] : []
  return [press('sent'), ...goes, press('drop'), ...(left > 1 ? [press('skip')] : [])]
}
