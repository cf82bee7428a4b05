/** Points: what waits, confirming, changing and waiving them; and what a head deducts from somebody (R004-034 to R004-037). */
import { kind } from '../../core/commands/argument.js'
import { Ask, UserMistake } from '../../core/errors.js'
import { act } from '../../core/kinds/act.js'
import { code } from '../../core/kinds/code.js'
import { integer } from '../../core/kinds/integer.js'
import { text } from '../../core/kinds/text.js'
import type { Draft } from '../../core/posts/draft.js'
import { type Entry, entriesOf, entryById } from '../../domain/points/entry.js'
import { meantComplaint } from '../complaints/meant.js'
import { defineCommand, type StaffHere } from '../define.js'
import { caseBlocks, isWaiting } from './card.js'
import { deductFrom } from './deduct.js'
import { listed } from './listed.js'
import { mustConfirm, pass } from './pass.js'
import { personBeforePoints } from './person-named.js'
import { privately } from './privately.js'

const anyCode = code()
/** With its letters: a bare number is that of an entry. */
const wholeCode = () =>
  kind({
    ...anyCode,
    read: (line, reading) => (line.named || /TS\s?\d/i.test(line.rest) ? anyCode.read(line, reading) : undefined),
  }).optional()

export default defineCommand({
  name: 'score',
  arguments: {
    entry: integer().optional(),
    code: wholeCode(),
    act: act('confirm', 'waive').optional(),
    person: personBeforePoints().optional(),
    points: integer().optional(),
    reason: text().optional(),
  },
  who: 'staff',
  where: ['work', 'management', 'direct'],
  async handle({ entry, code, act, person, points, reason }, context: StaffHere) {
    // Beside a person the first number is how many points.
    if (person) return deductFrom(context, { person, points: entry ?? points, code, reason })
    if (entry === undefined && code === undefined) {
      if (act ?? points ?? reason) throw new UserMistake({ key: 'points.how' })
      return privately(context, ...listed(context))
    }
    const ofCase = entry === undefined
    const meant = ofCase ? entriesOf(context.db, meantComplaint(context, code).id) : known(context, entry)
    mustConfirm(context, meant)
    if (meant.length === 0) throw new UserMistake({ key: ofCase ? 'points.noneOfCase' : 'points.unknown' })
    if (ofCase && act === undefined) return privately(context, ...caseBlocks(meant))
    return decide(context, meant.filter(isWaiting), { act, points, reason })
  },
})

interface Decision {
  act: 'confirm' | 'waive' | undefined
  points: number | undefined
  reason: string | undefined
}

/** Another number of points confirms as well. @throws Ask for what to do, and for the reason where one is needed */
function decide(context: StaffHere, entries: Entry[], { act, points, reason }: Decision): Promise<Draft[]> {
  const [first] = entries
  if (!first) throw new UserMistake({ key: 'points.decidedAlready' })
  const values = { entry: first.id }
  if (act === undefined && points === undefined)
    throw new Ask('act', { key: 'points.which', values }, [
      { label: { key: 'reading.act.confirm' }, value: 'confirm' },
      { label: { key: 'reading.act.waive' }, value: 'waive' },
    ])
  const other = act === 'waive' || points === undefined ? undefined : -Math.abs(points)
  if (other === 0) throw new UserMistake({ key: 'points.zero' })
  if (reason === undefined && act === 'waive') throw new Ask('reason', { key: 'points.whyWaive', values })
  if (reason === undefined && other !== undefined) throw new Ask('reason', { key: 'points.whyOther', values })
  return pass(context, entries, {
    state: act === 'waive' ? 'waived' : 'confirmed',
    points: other,
    remark: act === 'waive' || other !== undefined ? reason : undefined,
  })
}

/** None for one of another brand, or between a head and somebody. */
function known({ db, brand }: StaffHere, id: number): Entry[] {
  const entry = entryById(db, id)
  return entry?.brandId === brand.id && entry.why !== 'person' ? [entry] : []
}
