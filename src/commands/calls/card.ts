/** The card of one call: whom to call about what, and the answers as buttons. It goes from call to call as they are made. */
import type { Visit } from '../../../prisma/client/client.js'
import type { Value, Values } from '../../core/errors.js'
import { directRoom } from '../../core/inbox/direct-room.js'
import { choices, type Draft, type DraftBlock, type DraftChoice, facts, text } from '../../core/posts/draft.js'
import { type CallKind, type CallRow, openCounts } from '../../domain/calls/call.js'
import { takeNextCall } from '../../domain/calls/claim.js'
import { SCORED } from '../../domain/calls/satisfaction.js'
import { phonesIn } from '../../domain/customers/phone.js'
import type { Policy } from '../../domain/policy/schema.js'
import { awaitsInstallation, installationAfter } from '../../domain/visits/after-delivery.js'
import { slotOf } from '../../domain/visits/visit.js'
import { whoGoes, withStandIn } from '../../domain/visits/who-goes.js'
import { birthdaySaid } from '../customers/birthday.js'
import type { StaffHere } from '../define.js'
import { factOf, kindOf, reasonOf } from '../visits/card.js'
import { warningFact } from '../warnings/lines.js'
import { ANSWERS } from './answers.js'
import { kindSaid } from './list-post.js'

/** How far a call has come; it stands behind the buttons. */
export interface OnCall {
  call: number
  /** The key of the card's post. */
  card: string
  scores: number[]
}

/** A new card, to the caller alone: numbers are shown in full there. Where they never spoke to us alone, here. */
export async function newCard(context: StaffHere, call: CallRow): Promise<Draft[]> {
  const { db, room, account, key } = context
  const alone = room.purpose === 'direct' ? room.id : directRoom(db, account.platform, account.externalId)
  const card = { key: `call:${key}`, blocks: await cardBlocks(context, call, `call:${key}`, alone) }
  if (alone === room.id) return [card]
  if (alone === undefined) return [{ ...card, blocks: [...card.blocks, text('calls.speakAlone')] }]
  return [
    { private: context.gesture === 'button' || undefined, blocks: [text('calls.sentAlone')] },
    { ...card, room: alone, thread: null, reply: false },
  ]
}

/** The next of the same kind; when there is none, what else is open. */
export async function nextBlocks(context: StaffHere, { kind, brandId }: CallRow, card: string): Promise<DraftBlock[]> {
  const { db, person, now, room } = context
  const next = takeNextCall(db, brandId, kind, { by: person.id, at: now })
  return next ? cardBlocks(context, next, card, room.id) : [noneLeft(context, kind)]
}

/** None to make, or none that a colleague does not have before them. */
export function noneLeft({ db, brand }: StaffHere, kind: CallKind): DraftBlock {
  const left = openCounts(db, brand.id).find((one) => one.kind === kind)?.count
  return text(left ? 'calls.othersCall' : 'calls.none', { kind: kindSaid(kind), count: left ?? 0 })
}

/** @param room in which it stands, row id @param scores given so far */
export async function cardBlocks(
  context: StaffHere,
  call: CallRow,
  card: string,
  room = context.room.id,
  scores: number[] = [],
): Promise<DraftBlock[]> {
  const { db, rules } = context
  const place = await db.room.findUnique({ where: { id: room }, select: { purpose: true } })
  const left = openCounts(db, call.brandId).find(({ kind }) => kind === call.kind)?.count ?? 0
  const asked = call.kind === 'installed' ? SCORED[scores.length] : undefined
  const visit = call.visitId === null ? null : await db.visit.findUnique({ where: { id: call.visitId } })
  return [
    text('calls.card', { kind: kindSaid(call.kind), customer: call.customer, left, tries: call.tries }),
    await cardFacts(context, call, visit, phonesIn(rules.policy, place?.purpose ?? null)),
    asked || scores.length > 0
      ? text(asked ? 'calls.score' : 'calls.scored', { post: asked && postSaid(asked), at: scores.length + 1, scores })
      : text(await scriptOf(context, call, visit), saidOf(rules.policy, call, visit)),
    choices(answersOf(call, visit, { call: call.id, card, scores })),
  ]
}

type VisitCalled = Visit | null

/** What has become of a visit that was changed stands in the visit: it may be changed again before the call (R003-019). */
async function scriptOf({ db }: StaffHere, { kind }: CallRow, visit: VisitCalled): Promise<string> {
  if (kind === 'change') return `calls.say.change.${changeOf(visit)}`
  if (kind !== 'delivered') return `calls.say.${kind}`
  return `calls.say.delivered.${visit && (await awaitsInstallation(db, visit)) ? 'install' : 'only'}`
}

function changeOf(visit: VisitCalled): 'cancelled' | 'held' | 'moved' {
  if (visit?.state === 'cancelled') return 'cancelled'
  return visit?.held ? 'held' : 'moved'
}

/** What callers tell of the days to come (R003-011, R003-016). */
const saidOf = (
  { day, visits: { installWithin, ahead } }: Policy,
  { remark }: CallRow,
  visit: VisitCalled,
): Values => ({
  date: visit ? slotOf(visit) : '',
  days: installWithin,
  again: day.tomorrow ? { key: 'calls.say.again', values: { until: day.tomorrow.escalateAt } } : '',
  from: { minutes: ahead.from },
  to: { minutes: ahead.to },
  reason: remark ? { key: 'visit.because', values: { reason: reasonOf(remark) } } : '',
})

async function cardFacts(
  { db }: StaffHere,
  call: CallRow,
  visit: VisitCalled,
  phone: (phone: string) => string,
): Promise<DraftBlock> {
  const customer = await db.customer.findUniqueOrThrow({ where: { id: call.customerId } })
  const install = call.kind === 'delivered' && visit ? await installationAfter(db, visit) : null
  const of = 'commands.called.arguments'
  const rows: [label: string, value: Value][] = [
    [`${of}.phone`, phone(call.phone)],
    [
      'calls.visit',
      visit ? { key: 'calls.visitSaid', values: { code: visit.code, kind: kindOf(visit), date: slotOf(visit) } } : '',
    ],
    [
      'visit.kind.installation',
      install ? { key: 'calls.installSaid', values: { code: install.code, date: slotOf(install) } } : '',
    ],
    [`${of}.address`, visit?.address ?? customer.address ?? ''],
    [
      'commands.customer.arguments.birthday',
      call.kind === 'birthday' && customer.birthday ? birthdaySaid(customer.birthday) : '',
    ],
    [visit ? factOf(visit, 'goods') : `${of}.goods`, visit?.goods ?? ''],
    [`${of}.crew`, visit ? whoGoes(withStandIn(db, visit), phone) : ''],
  ]
  return facts([...rows, warningFact(db, call.customerId)])
}

function answersOf({ kind }: CallRow, visit: VisitCalled, on: OnCall): DraftChoice[] {
  const press = (label: DraftChoice['label'], given: Record<string, unknown>): DraftChoice => ({
    label,
    does: { command: 'called', given: { ...on, ...given } },
  })
  const answer = (name: string) => press({ key: `calls.button.${name}` }, { answer: name })
  const missed = answer('missed')
  // What is cancelled cannot be moved.
  const over = visit?.state === 'cancelled'
  if (kind !== 'installed') return [...ANSWERS[kind].filter((one) => !(over && one === 'move')).map(answer), missed]
  if (on.scores.length === SCORED.length) return [answer('scored'), answer('noted'), answer('trouble')]
  const points = [5, 4, 3, 2, 1].map((one) => press(`${one}`, { scores: [...on.scores, one] }))
  return on.scores.length === 0 ? [...points, answer('trouble'), missed] : [...points, answer('trouble')]
}

const postSaid = (post: string) => ({ key: `calls.post.${post}` })
