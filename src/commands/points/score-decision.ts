/** The buttons of a card with points: all are confirmed, or one is waived, with the reason. */
import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/kinds/text.js'
import { entriesOf, entryById } from '../../domain/points/entry.js'
import { definePublicCommand } from '../define.js'
import { staffHere } from '../staff-here.js'
import { isWaiting } from './card.js'
import { mustConfirm, pass } from './pass.js'

export const scoreDecision = definePublicCommand({
  name: 'score_decision',
  arguments: {
    complaint: integer().optional(),
    entry: integer().optional(),
    act: act('confirm', 'waive'),
    reason: text().optional(),
  },
  who: 'anyone',
  // In a direct room that belongs to no brand, whose points they are tells the brand.
  where: ['direct'],
  hidden: true,
  async handle({ complaint, entry, act, reason }, context) {
    const { db } = context
    const one = entry === undefined ? undefined : entryById(db, entry)
    const meant = complaint === undefined ? (one ? [one] : []) : entriesOf(db, complaint)
    if (!meant[0]) throw new UserMistake({ key: 'core.buttonStale' })
    const here = await staffHere(context, meant[0].brandId)
    mustConfirm(here, meant)
    const waiting = meant.filter(isWaiting)
    if (act === 'confirm') return pass(here, waiting, { state: 'confirmed' })
    if (waiting.length > 0 && reason === undefined)
      throw new Ask('reason', { key: 'points.whyWaive', values: { entry: meant[0].id } })
    return pass(here, waiting, { state: 'waived', remark: reason })
  },
})
