/** The buttons under a proposed answer: the general manager approves or rejects it (R002-006). */
import { NotAllowed, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { answerById, answerDeciders, decideAnswer } from '../../domain/answers/answer.js'
import { todayHere } from '../calendar-here.js'
import { definePublicCommand } from '../define.js'
import { editsOf } from '../edits.js'
import { staffHere } from '../staff-here.js'
import { ACTS, answerBlocks, answerPosts, keyOf } from './card.js'

export const answerDecision = definePublicCommand({
  name: 'answer_decision',
  arguments: { answer: integer(), act: act('approve', 'reject') },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose answer it is tells the brand.
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ answer: id, act }, context) {
    const { db } = context
    const before = answerById(db, id)
    if (!before) throw new UserMistake({ key: 'core.buttonStale' })
    const here = await staffHere(context, before.brandId)
    const { person, now } = here
    if (!person.admin && !answerDeciders(db, before.brandId, todayHere(here)).includes(person.id))
      throw new NotAllowed({ key: 'answer.notYours' })
    if (!decideAnswer(db, before, ACTS[act], person.id, now)) throw new UserMistake({ key: 'answer.already' })
    const after = answerById(db, id) ?? before
    return [...answerPosts(here, after), ...editsOf(db, keyOf(after), answerBlocks(after))]
  },
})
