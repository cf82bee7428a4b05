/** The buttons under a measure: the general manager approves, its owner has done it, the assessor says whether it helped (R004-032, R004-033). */
import { Ask, NotAllowed, UserMistake } from '../../core/errors.js'
import { integer } from '../../core/kinds/integer.js'
import { tapped } from '../../core/kinds/tapped.js'
import { text } from '../../core/kinds/text.js'
import { type Measure, measureById } from '../../domain/measures/measure.js'
import { checkMeasure, decideMeasure, finishMeasure, nextOf } from '../../domain/measures/steps.js'
import { todayHere } from '../calendar-here.js'
import { definePublicCommand, type StaffHere } from '../define.js'
import { staffHere } from '../staff-here.js'
import { changedCards, nextPosts, type Step } from './card.js'

/** The state in which a step is made. */
const FROM: Record<Step, Measure['state']> = {
  approve: 'proposed',
  reject: 'proposed',
  done: 'approved',
  works: 'done',
  fails: 'done',
}

export const measureStep = definePublicCommand({
  name: 'measure_step',
  arguments: { measure: integer(), step: tapped<Step>(), remark: text().optional() },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose measure it is tells the brand.
  where: ['work', 'warehouse', 'management', 'direct'],
  hidden: true,
  async handle({ measure: id, step, remark }, context) {
    const { db } = context
    const before = measureById(db, id)
    if (!before || step === undefined) throw new UserMistake({ key: 'core.buttonStale' })
    const here = await staffHere(context, before.brandId)
    if (before.state !== FROM[step]) throw new UserMistake({ key: 'measure.already', values: { number: id } })
    if (!here.person.admin && !nextOf(db, before, todayHere(here)).includes(here.person.id))
      throw new NotAllowed({ key: `measure.notYours.${before.state}` })
    take(here, before, step, remark)
    const after = measureById(db, id) ?? before
    return [...nextPosts(here, after), ...changedCards(db, after)]
  },
})

/** @throws Ask for the words of a check */
function take({ db, person, now }: StaffHere, { id }: Measure, step: Step, why: string | undefined): void {
  if (step === 'approve' || step === 'reject')
    decideMeasure(db, id, step === 'approve' ? 'approved' : 'rejected', person.id, now)
  else if (step === 'done') finishMeasure(db, id, now)
  else if (why === undefined) throw new Ask('remark', { key: 'measure.ask.effect', values: { number: id } })
  else checkMeasure(db, id, { works: step === 'works', why }, person.id, now)
}
