/** What a customer said on the phone: filed, what follows from it done, and on to the next (R003-011 to R003-039). */
import { Ask, UserMistake } from '../../core/errors.js'
import { tapped } from '../../core/kinds/tapped.js'
import { type Draft, text } from '../../core/posts/draft.js'
import { answerCall, type CallRow, callById, missCall } from '../../domain/calls/call.js'
import { takeNextCall } from '../../domain/calls/claim.js'
import { listOf } from '../../domain/calls/list.js'
import { SCORED } from '../../domain/calls/satisfaction.js'
import { definePublicCommand, type StaffHere } from '../define.js'
import { staffHere } from '../staff-here.js'
import { delayEdits } from '../visits/delay-post.js'
import { afterCall } from './after-call.js'
import { type AnswerName, asksMore } from './answers.js'
import { cardBlocks, newCard, nextBlocks, noneLeft, type OnCall } from './card.js'
import { FOLLOWS, type Followed, followArguments } from './follow.js'
import { listEdit } from './list-post.js'
import { mustCall } from './may-call.js'

export const called = definePublicCommand({
  name: 'called',
  arguments: { ...followArguments, call: tapped<number>(), card: tapped<string>(), scores: tapped<number[]>() },
  who: 'anyone',
  // In a direct room that belongs to no brand, the call tells the brand.
  where: ['work', 'direct'],
  hidden: true,
  async handle(given, here) {
    const { call: id, card, scores = [], answer } = given
    const call = id === undefined ? undefined : callById(here.db, id)
    if (!call || card === undefined) throw new UserMistake({ key: 'core.buttonStale' })
    const context = await staffHere(here, call.brandId)
    await mustCall(context, [call.kind])
    if (call.state !== 'open') return goOn(context, call, card, 'calls.overAlready')
    if (answer === 'missed') {
      missCall(context.db, call.id)
      return goOn(context, call, card, 'calls.missed')
    }
    if (answer === undefined) return [{ edits: card, blocks: await cardBlocks(context, call, card, undefined, scores) }]
    return answered(context, call, { call: call.id, card, scores }, given)
  },
})

/** @throws Ask for what is missing; then it is as if nobody had answered yet. */
async function answered(
  context: StaffHere,
  call: CallRow,
  { card, scores }: OnCall,
  given: Followed,
): Promise<Draft[]> {
  const { db, person, now } = context
  const { remark } = given
  if (given.answer === 'noted' && remark === undefined)
    throw new Ask('remark', { key: 'calls.askRemark', values: { customer: call.customer } })
  const said = given.answer === 'noted' ? 'scored' : (given.answer as AnswerName)
  const points = Object.fromEntries(scores.map((score, at) => [SCORED[at] ?? at, score]))
  if (!answerCall(db, call.id, { answer: { said, ...points }, remark, by: person.id, at: now }))
    return goOn(context, call, card, 'calls.overAlready')
  const follows = (await FOLLOWS[said]?.(call, given, context)) ?? []
  await afterCall(context, call, said)
  const list = [
    ...listEdit(context, listOf(db, call.brandId, call.kind, call.day)),
    ...(call.kind === 'delay' ? delayEdits(context, call.customerId) : []),
  ]
  const head = text(`calls.said.${said}`, { customer: call.customer })
  if (!asksMore(said) && given.answer !== 'noted') {
    const next = { edits: card, blocks: [head, ...(await nextBlocks(context, call, card))] }
    return [next, ...follows, ...list]
  }
  const next = takeNextCall(db, call.brandId, call.kind, { by: person.id, at: now })
  const none = { blocks: [noneLeft(context, call.kind)] }
  return [{ edits: card, blocks: [head] }, ...follows, ...(next ? await newCard(context, next) : [none]), ...list]
}

/** The card shows the next call; above it what became of this one. */
async function goOn(context: StaffHere, call: CallRow, card: string, head: string): Promise<Draft[]> {
  const line = text(head, { customer: call.customer })
  return [{ edits: card, blocks: [line, ...(await nextBlocks(context, call, card))] }]
}
